/** What generated code answers, where several of its parts have to agree. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { Project } from '../project.js';

const MODELS = `import * as v from 'valibot';
import { defineRoles, narrow } from 'gen-dtos';
const { field, model } = defineRoles({ owner: 'Whose it is', guest: 'Anybody' });
const open = { writableBy: ['owner'] } as const;
export const Line = model('Line', { sku: field(v.string(), open), price: field(v.optional(v.number())) });
export const Card = model('Card', { kind: field(v.literal('card'), open), no: field(v.string(), open), verified: field(v.optional(v.boolean())) });
export const Iban = model('Iban', { kind: field(v.literal('iban'), open), iban: field(v.string(), open), verified: field(v.optional(v.boolean())) });
export const Text = model('Text', { text: field(v.optional(v.string()), open) });
export const Link = model('Link', { url: field(v.string(), open) });
export const Order = model('Order', {
  lines: field(v.optional(v.array(Line), []), open),
  first: field(v.optional(Line, { sku: 'none', price: 0 }), open),
  state: field(v.optional(v.picklist(['draft', 'sent']), 'draft'), { writableBy: [narrow('owner', v.picklist(['sent']))] }),
  pay: field(v.optional(v.variant('kind', [Card, Iban])), open),
  blocks: field(v.optional(v.array(v.union([Text, Link]))), open),
  tags: field(v.optional(v.record(v.string(), v.number())), open),
  home: field(v.optional(Line), open),
  note: field(v.optional(v.string()), { writableBy: [narrow('guest', v.literal('hi')), 'owner'] }),
});
export const Folder = model('Folder', {
  name: field(v.string(), open),
  hint: field(v.optional(v.string()), { ...open, stored: false }),
  size: field(v.optional(v.number())),
  parent: field(v.optional(v.lazy(() => Folder)), open),
});
`;

const project = new Project({ 'order.model.ts': MODELS, 'package.json': '{ "type": "module" }' });
expect((await project.run('--silent')).stderr).toBe('');

/** What an expression is, with the generated code at hand. */
async function answer(expression: string): Promise<unknown> {
  project.write({
    'run.ts': `import { apply, safeParse } from 'gen-dtos/runtime';
import { createOrderByOwner, replaceFolderByOwner, replaceOrderByOwner, updateOrderBy, updateOrderByGuest, updateOrderByOwner, isUpdateOrderByOwner, isUpdateOrderByGuest } from './out/index.js';
const create = (body: unknown, options = {}) => safeParse(createOrderByOwner, body, options);
const update = (body: unknown, options = {}) => safeParse(updateOrderByOwner, body, options);
const json = (dto, target = 'draft-2020-12') => dto['~standard'].jsonSchema.input({ target }).properties;
const updated = (record: object, body: unknown) => {
  const result = update(body);
  return result.success ? apply(record, result.output) : result.issues;
};
console.log(JSON.stringify(${expression}));`,
  });
  const tsx = path.resolve(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, project.path('run.ts')]);
  return JSON.parse(stdout);
}

test('a default is the value of the server: neither grants nor narrowings are asked', async () => {
  expect(await answer('create({})')).toEqual({
    success: true,
    output: { lines: [], first: { sku: 'none', price: 0 }, state: 'draft' },
  });
});

test('what is sent instead of a default is asked', async () => {
  expect(await answer(`create({ first: { sku: 'a', price: 1 }, state: 'draft' })`)).toMatchObject({
    issues: [
      { code: 'not_writable', path: ['first', 'price'] },
      { code: 'value_not_allowed', path: ['state'] },
    ],
  });
});

test('a nested model merges, and keeps what the server controls', async () => {
  const record = `{ home: { sku: 'a', price: 5 } }`;
  expect(await answer(`updated(${record}, { home: { sku: 'b' } })`)).toEqual({
    home: { sku: 'b', price: 5 },
  });
});

test('the other option of a variant inherits nothing of the first', async () => {
  const record = `{ pay: { kind: 'card', no: '4111', verified: true } }`;
  expect(await answer(`updated(${record}, { pay: { kind: 'iban', iban: 'DE1' } })`)).toEqual({
    pay: { kind: 'iban', iban: 'DE1' },
  });
});

test('an object that is no model is replaced whole', async () => {
  expect(await answer('updated({ tags: { a: 1 } }, { tags: { b: 2 } })')).toEqual({
    tags: { b: 2 },
  });
});

test('stripping a key elsewhere takes nothing out of a union', async () => {
  const body = `{ blocks: [{ url: 'https://a' }], is_admin: true }`;
  expect(await answer(`update(${body}, { unaccepted: 'strip' })`)).toEqual({
    success: true,
    output: { blocks: [{ url: 'https://a' }] },
  });
});

test('null deletes what may be absent, for those who may write every value', async () => {
  expect(
    await answer(`updated({ note: 'a', tags: { a: 1 } }, { note: null, tags: null })`),
  ).toEqual({});
  const ofRoles = '[updateOrderByGuest, updateOrderBy(["guest", "owner"]), replaceOrderByOwner]';
  expect(await answer(`${ofRoles}.map((dto) => safeParse(dto, { note: null }).success)`)).toEqual([
    false,
    true,
    false,
  ]);
  const guards = '[isUpdateOrderByOwner, isUpdateOrderByGuest]';
  expect(await answer(`${guards}.map((guard) => guard({ note: null }))`)).toEqual([true, false]);
});

test('a nested model is not deleted with the fields that its sender may not write', async () => {
  expect(await answer(`updated({ home: { sku: 'a', price: 5 } }, { home: null })`)).toMatchObject([
    { code: 'invalid', path: ['home'] },
  ]);
});

test('JSON Schema says where null deletes, in each dialect', async () => {
  expect(await answer('[json(updateOrderByOwner), json(createOrderByOwner)]')).toMatchObject([
    { note: { type: ['string', 'null'] } },
    { note: { type: 'string' } },
  ]);
  expect(await answer(`json(updateOrderByOwner, 'openapi-3.0')`)).toMatchObject({
    note: { type: 'string', nullable: true },
  });
  expect(await answer('json(updateOrderByGuest)')).toMatchObject({ note: { enum: ['hi'] } });
});

test('what nests itself merges by its grants, too', async () => {
  const body = `{ name: 'A', parent: { name: 'B', hint: 'not stored' } }`;
  const replaced = (above: string): Promise<unknown> => {
    const record = `{ name: 'a', parent: { name: 'b', size: 1, parent: ${above} } }`;
    return answer(`apply(${record}, (safeParse(replaceFolderByOwner, ${body}) as any).output)`);
  };
  const merged = { name: 'B', size: 1 };
  expect(await replaced(`{ name: 'c' }`)).toEqual({ name: 'A', parent: merged });
  expect(await replaced(`{ name: 'c', size: 2 }`)).toEqual({
    name: 'A',
    parent: { ...merged, parent: { name: 'c', size: 2 } },
  });
});
