import type { OperationObject } from 'openapi3-ts/oas31';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import { defineRoles } from '../../src/model/roles.js';
import { loadedModels } from '../../test/loaded-models.js';
import { openApiDocument } from './document.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });
const User = model('User', {
  name: field(v.string(), { writableBy: ['owner'], readableBy: ['owner'] }),
});

const bearer = [{ bearer: [] }];
const document = openApiDocument(
  lower(loadedModels([User]), () => undefined),
  {
    info: { title: 'All', version: '1' },
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    security: bearer,
    resources: {
      User: {
        path: '/users',
        operations: ['list', 'create', 'read', 'update', 'replace', 'delete'],
        public: ['create', 'read'],
      },
    },
  },
);
const { '/users': all, '/users/{id}': one } = document.paths ?? {};

const BODY = ['413', '415', '422'];

test.each<[string, OperationObject | undefined, readonly string[]]>([
  ['list', all?.get, ['200', '401', '403']],
  ['create', all?.post, ['201', '400', '401', '403', ...BODY]],
  ['read', one?.get, ['200', '401', '403', '404']],
  ['update', one?.patch, ['200', '400', '401', '403', '404', ...BODY]],
  ['replace', one?.put, ['200', '400', '401', '403', '404', ...BODY]],
  ['delete', one?.delete, ['204', '401', '403', '404']],
])('%s has the answers of an adapter', (_, operation, statuses) => {
  expect(Object.keys(operation?.responses ?? {})).toEqual(statuses);
});

test('credentials are asked for but where it is public', () => {
  expect([all?.post, one?.get].map((operation) => operation?.security)).toEqual([
    [...bearer, {}],
    [...bearer, {}],
  ]);
  for (const operation of [all?.get, one?.patch, one?.put, one?.delete])
    expect(operation).not.toHaveProperty('security');
});

test('without resources, there is a component for each input that may hold anything', () => {
  const Log = model('Log', {
    id: field(v.string(), { readableBy: 'anyone' }),
    text: field(v.string(), { writableBy: { create: ['owner'] } }),
  });
  const program = lower(loadedModels([Log]), () => undefined);
  const { components } = openApiDocument(program, { info: { title: 'All', version: '1' } });
  expect(Object.keys(components?.schemas ?? {})).toEqual(['CreateLogByOwner']);
});

test.each(['constructor', 'toString'])('a model named %s is served if it is a resource', (name) => {
  const fields = { text: field(v.string(), { writableBy: ['owner'] }) };
  const program = lower(loadedModels([model(name, fields)]), () => undefined);
  const info = { title: 'All', version: '1' };
  const resources = { [name]: { path: '/all', operations: ['create'] as const } };
  expect(openApiDocument(program, { info, resources: {} })).toMatchObject({ paths: {}, tags: [] });
  expect(Object.keys(openApiDocument(program, { info, resources }).paths ?? {})).toEqual(['/all']);
});
