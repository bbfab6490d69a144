import ajv2020 from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import type { PatchFormat } from '../../generator/config.js';
import type { Model } from '../../src/model/model.js';
import { defineRoles } from '../../src/model/roles.js';
import { loadedModels } from '../../test/loaded-models.js';
import { openApiDocument } from './document.js';

const { field, model } = defineRoles({ owner: 'Whose it is', support: 'Helpdesk' });
const open = { writableBy: ['owner'], readableBy: 'anyone' } as const;

const Home = model('Home', {
  street: field(v.string(), open),
  floor: field(v.number(), { writableBy: ['support'] }),
  verified: field(v.boolean()),
  built: field(v.optional(v.string()), { writableBy: { create: ['owner'] } }),
  left: field(v.optional(v.string()), { writableBy: { update: ['owner'] } }),
});
const Closed = model('Closed', { id: field(v.string()) });
const Card = model('Card', {
  kind: field(v.literal('card'), open),
  mark: field(v.optional(v.string())),
  note: field(v.optional(v.string())),
  home: field(v.optional(Home), open),
  homes: field(v.optional(v.array(Home)), open),
  place: field(v.optional(Home), open),
});
const Cash = model('Cash', {
  kind: field(v.literal('cash'), open),
  mark: field(v.optional(v.string())),
  note: field(v.optional(v.string()), open),
  'a/b.c': field(v.optional(v.string())),
  place: field(v.optional(v.record(v.string(), v.string())), open),
  more: field(v.optional(v.array(v.union([Home, v.string()]))), open),
});
const either = v.variant('kind', [Card, Cash]);
const User = model('User', {
  pay: field(v.nullable(either), open),
  pays: field(v.optional(v.array(either)), open),
  loose: field(v.union([Home, v.record(v.string(), v.unknown())]), open),
  id: field(v.string()),
  bio: field(v.optional(v.pipe(v.string(), v.maxLength(9))), open),
  'a/b~c.d': field(v.string(), open),
  'one|two': field(v.picklist(['x']), open),
  meta: field(v.record(v.string(), v.unknown()), open),
  home: field(v.nullable(Home), open),
  homes: field(v.optional(v.array(Home)), open),
  closed: field(Closed, open),
  username: field(v.string(), { writableBy: { create: ['owner'] } }),
  is_admin: field(v.boolean(), { writableBy: ['support'] }),
});
const Tree: Model = model('Tree', {
  name: field(v.string(), open),
  next: field(v.optional(v.lazy((): v.GenericSchema => Tree)), open),
});
const Note = model('Note', { text: field(v.string(), { writableBy: { create: ['owner'] } }) });

function documentOf(patch?: readonly PatchFormat[]): ReturnType<typeof openApiDocument> {
  const models: readonly Model[] = [Home, Closed, Card, Cash, User, Note, Tree];
  const loaded = loadedModels(models);
  const operations = ['create', 'update'] as const;
  const resources = {
    User: { path: '/users', operations, ...(patch && { patch }) },
    Note: { path: '/notes', operations },
    Tree: { path: '/trees', operations, ...(patch && { patch }) },
  };
  const program = lower(loaded, () => undefined);
  return openApiDocument(program, { info: { title: 'All', version: '1' }, resources });
}

function contentOf(document: ReturnType<typeof openApiDocument>): object {
  const body = document.paths?.['/users/{id}']?.patch?.requestBody;
  return body && 'content' in body ? body.content : {};
}

describe('an update', () => {
  test('is documented as a merge patch, of both types', () => {
    const document = documentOf();
    const content = contentOf(document) as Record<string, unknown>;
    expect(Object.keys(content)).toEqual(['application/json', 'application/merge-patch+json']);
    expect(content['application/json']).toEqual(content['application/merge-patch+json']);
    expect(JSON.stringify(document)).not.toContain('JsonPatch');
    expect(document.paths?.['/users/{id}']?.patch?.description).not.toContain('6902');
  });

  test('is documented in the formats that it is taken in, and in no other', () => {
    const document = documentOf(['json-patch']);
    expect(contentOf(document)).toEqual({
      'application/json-patch+json': {
        schema: {
          anyOf: [
            { $ref: '#/components/schemas/JsonPatchUpdateUserByOwner' },
            { $ref: '#/components/schemas/JsonPatchUpdateUserBySupport' },
            { $ref: '#/components/schemas/JsonPatchUpdateUser' },
          ],
        },
      },
    });
    expect(document.paths?.['/users/{id}']?.patch?.description).toContain('RFC 6902');
    expect(document.components?.schemas).not.toHaveProperty('UpdateUserByOwner');
  });
});

describe('a JSON Patch', () => {
  const schemas = documentOf(['json-patch']).components?.schemas ?? {};
  const ajv = new ajv2020.default();
  const isOwners = ajv.compile(schemas['JsonPatchUpdateUserByOwner'] as object);

  test.each([
    '/bio', '/a~1b~0c.d', '/one|two', '/meta', '/meta/x/y', '/home', '/home/street', '/homes', '/homes/-',
    '/homes/0', '/homes/10/street', '/closed', '/meta/new\nline', '/loose/verified',
    '/home/left', '/homes/0/built',
    ...['/pay', '/pays/0', '/pays/-'].flatMap((option) => [
      option, `${option}/kind`, `${option}/note`, `${option}/note/x`, `${option}/marks`, `${option}/nope`, `${option}/`,
      `${option}/home`, `${option}/home/street`, `${option}/home/nope`, `${option}/homes/-/street`, `${option}/homes`,
      `${option}/place/verified`, `${option}/more/0`, `${option}/a`, `${option}/a~1bxc`, `${option}/x\ny`,
    ]),
  ])('may write %s', (path) => {
    expect(isOwners([{ op: 'add', path, value: 1 }])).toBe(true);
    expect(isOwners([{ op: 'copy', from: '/id', path }, { op: 'remove', path }])).toBe(true);
  }); // prettier-ignore

  test.each([
    '', '/', '/id', '/is_admin', '/username', '/bio/x', '/a', '/b', '/a~1b~0cxd', '/one', '/two', '/home/floor',
    '/home/verified', '/homes/00', '/homes/0/verified', '/homes/x', '/closed/id', 'bio', '/bio/', '/biography', '\n/bio',
    '/pays/x', '/pays/mark', '/home/built', '/homes/0/left',
    ...['/pay', '/pays/0', '/pays/-'].flatMap((option) => [
      `${option}/mark`, `${option}/mark/x`, `${option}/a~1b.c`, `${option}/home/verified`, `${option}/home/floor`,
      `${option}/homes/0/verified`, `${option}/homes/-/floor/x`, `${option}/more/0/verified`,
    ]),
  ])('may not write %j', (path) => {
    expect(isOwners([{ op: 'add', path, value: 1 }])).toBe(false);
    expect(isOwners([{ op: 'move', from: path, path: '/bio' }])).toBe(false);
  }); // prettier-ignore

  test.each([
    [{}],
    [[{}]],
    [[{ op: 'add', path: '/bio' }]],
    [[{ op: 'ADD', path: '/bio', value: 1 }]],
    [[{ op: 'add', path: '/bio', value: 1, is_admin: true }]],
    [[{ op: 'remove', path: '/bio', value: 1 }]],
    [[{ op: 'test', path: '/~2', value: 1 }]],
    [Array.from({ length: 1_001 }, () => ({ op: 'remove', path: '/bio' }))],
  ])('is not %j', (patch) => {
    expect(isOwners(patch)).toBe(false);
  });

  test('says nothing of what is in a model that is in itself', () => {
    const patch = JSON.stringify(schemas['JsonPatchUpdateTreeByOwner']);
    expect(patch).toContain(JSON.stringify('^/(?:name|next(?:/[\\s\\S]*)?)$'));
  });

  test('tests what the role may read, of which it says nothing', () => {
    expect(isOwners([{ op: 'test', path: '', value: {} }])).toBe(true);
    expect(isOwners([{ op: 'test', path: '/id', value: null }])).toBe(true);
  });
});
