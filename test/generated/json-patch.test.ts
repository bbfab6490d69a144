/**
 * JSON Patch against generated code: what the roles may not write stays, what they may not read tells
 * nothing, and what is accepted is what RFC 6902 says, as applied here apart from the product, and
 * what the OpenAPI document says may be sent.
 *
 * A failure prints its seed; `GEN_DTOS_SEED` repeats it. `GEN_DTOS_CASES` is for long runs.
 */
import ajv2020 from 'ajv/dist/2020.js';
import { build } from 'esbuild';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { closureOf, readAccess, writeAccess } from '../../src/model/grants.js';
import { definitionOf, type ModelDefinition } from '../../src/model/model.js';
import type { Dto } from '../../src/runtime/dto.js';
import type * as runtime from '../../src/runtime/index.js';
import { Project } from '../project.js';

const RUNS = {
  numRuns: Number(process.env['GEN_DTOS_CASES'] ?? 3_000),
  ...(process.env['GEN_DTOS_SEED'] && { seed: Number(process.env['GEN_DTOS_SEED']) }),
};

const ROLES = ['owner', 'support', 'admin'];

const project = new Project({
  'gen-dtos.config.ts': `import { defineConfig } from 'gen-dtos/config';
export default defineConfig({
  models: ['*.model.ts'],
  outDir: 'out',
  openapi: {
    info: { title: 'All', version: '1' },
    resources: { User: { path: '/users', operations: ['update'], patch: ['json-patch'] } },
  },
});`,
  'access.ts': `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({
  owner: 'Whose it is',
  support: 'Helpdesk',
  admin: { description: 'Operations', extends: ['support'] },
});`,
  'all.model.ts': `import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { field, model } from './access.js';
const open = { writableBy: ['owner', 'support'], readableBy: 'anyone' } as const;
export const Spot = model('Spot', {
  street: field(v.nullable(v.string()), open),
  city: field(v.optional(v.nullable(v.string())), open),
});
export const Home = model('Home', {
  street: field(v.nullable(v.string()), { writableBy: ['owner'], readableBy: ['owner', 'support'] }),
  floor: field(v.nullable(v.number()), { writableBy: ['support'], readableBy: 'anyone' }),
  verified: field(v.optional(v.string()), { readableBy: ['support'] }),
  spot: field(v.optional(v.nullable(Spot)), open),
});
export const Card = model('Card', {
  kind: field(v.literal('card'), open),
  no: field(v.string(), open),
  mark: field(v.optional(v.string())),
  note: field(v.optional(v.string()), { readableBy: 'anyone' }),
  home: field(v.optional(Home), open),
});
export const Cash = model('Cash', {
  kind: field(v.literal('cash'), open),
  note: field(v.optional(v.string()), { writableBy: ['support'], readableBy: 'anyone' }),
});
export const User = model('User', {
  id: field(v.string(), { readableBy: 'anyone' }),
  bio: field(v.nullable(v.string()), { writableBy: ['owner'], readableBy: 'anyone' }),
  name: field(v.string(), { writableBy: ['owner', 'admin'], readableBy: ['owner'] }),
  scope: field(v.picklist(['read', 'write', 'admin']), { writableBy: [narrow('owner', v.picklist(['read', 'write'])), 'admin'] }),
  is_admin: field(v.boolean(), { writableBy: ['admin'], readableBy: ['owner'] }),
  api_key: field(v.string()),
  secret: field(v.nullable(v.string()), { writableBy: ['owner'] }),
  'a/b~c': field(v.nullable(v.string()), open),
  tags: field(v.array(v.string()), open),
  meta: field(v.unknown(), open),
  home: field(Home, open),
  den: field(v.nullable(Home), { writableBy: ['owner'], readableBy: 'anyone' }),
  spot: field(v.nullable(Spot), open),
  spots: field(v.array(Spot), open),
  homes: field(v.array(Home), { writableBy: ['owner', 'support'], readableBy: 'anyone' }),
  pay: field(v.nullable(v.variant('kind', [Card, Cash])), open),
  pays: field(v.array(v.variant('kind', [Card, Cash])), open),
});`,
});
expect((await project.run('--silent')).stderr).toBe('');
project.write({
  'entry.ts': `export * as runtime from 'gen-dtos/runtime';
export * as models from './all.model.js';
export { updateUserBy } from './out/index.js';`,
});
await build({
  entryPoints: [project.path('entry.ts')],
  outfile: project.path('entry.mjs'),
  bundle: true,
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
// Not `import()`, which vitest would take for one of the sources under test.
const {
  runtime: product,
  models,
  updateUserBy,
} = createRequire(import.meta.url)(project.path('entry.mjs')) as Entry;

interface Entry {
  readonly runtime: typeof runtime;
  readonly models: { readonly [name: string]: unknown };
  readonly updateUserBy: (roles: readonly string[]) => Dto<object>;
}

const definitionNamed = (name: string): ModelDefinition => definitionOf(models[name])!;

/** The models and lists of models, by field. */
const NESTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  User: { home: 'Home', den: 'Home', spot: 'Spot', spots: 'Spot[]', homes: 'Home[]' },
  Home: { spot: 'Spot' },
  Spot: {},
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Everything in a record that roles may not write, by its place; lists in their \`create\` shape. */
function unwritable(
  value: unknown,
  modelName: string,
  roles: readonly string[],
  operation: 'create' | 'update' = 'update',
  place = '',
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  const { fields, roles: declared } = definitionNamed(modelName);
  const closure = closureOf(declared, roles);
  const found: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const field = fields[key];
    const nested = NESTED[modelName]?.[key];
    const at = `${place}/${key}`;
    if (!field || writeAccess(field, operation, closure).values === 'none') {
      found[at] = member;
    } else if (nested?.endsWith('[]')) {
      const items = Array.isArray(member) ? (member as unknown[]) : [];
      for (const [index, item] of items.entries()) {
        const inside = unwritable(item, nested.slice(0, -2), roles, 'create', `${at}/${index}`);
        Object.assign(found, inside);
      }
    } else if (nested) {
      Object.assign(found, unwritable(member, nested, roles, operation, at));
    }
  }
  return found;
}

/** The record with another value wherever the roles may not read one. */
function unreadableChanged(value: unknown, modelName: string, roles: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => unreadableChanged(item, modelName, roles));
  if (typeof value !== 'object' || value === null) return value;
  const { fields, roles: declared } = definitionNamed(modelName);
  const closure = closureOf(declared, roles);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const field = fields[key];
      const nested = NESTED[modelName]?.[key]?.replace('[]', '');
      if (key === 'pay' || key === 'pays') return [key, unreadableInOption(member)];
      if (!field || !readAccess(field, closure)) return [key, otherThan(member)];
      return [key, nested ? unreadableChanged(member, nested, roles) : member];
    }),
  );
}

/** Nobody reads the mark of a card. */
function unreadableInOption(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unreadableInOption);
  const isMarked = typeof value === 'object' && value !== null && 'mark' in value;
  return isMarked ? { ...value, mark: 'other' } : value;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'string') return `${value}!`;
  return typeof value === 'boolean' ? !value : value;
}

/** RFC 6902 in few words. Throws where it can't be done. */
function applied(document: Json, patch: readonly Operation[]): Json {
  const root = { '': structuredClone(document) } as { [key: string]: Json };
  for (const { op, path, from, value } of patch) {
    if (op === 'add') put(root, path, value!, false);
    if (op === 'replace') put(root, path, value!, true);
    if (op === 'remove') take(root, path);
    if (op === 'copy') put(root, path, structuredClone(get(root, from!)), false);
    if (op === 'move') put(root, path, take(root, from!), false);
    if (op === 'test' && !isDeepStrictEqual(get(root, path), structuredClone(value)))
      throw new Error('test');
  }
  return root['']!;
}

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: Json;
}

type Holder = { [key: string]: Json };

const tokensIn = (pointer: string): string[] =>
  pointer.split('/').map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));

function holderOf(root: Holder, pointer: string): [Holder | Json[], string] {
  const tokens = tokensIn(pointer);
  const last = tokens.pop()!;
  const holder = tokens.reduce<Json>((value, token) => within(value, token), root);
  if (typeof holder !== 'object' || holder === null) throw new Error('no holder');
  return [holder, last];
}

function within(holder: Json, token: string): Json {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, token)) {
    throw new Error('nowhere');
  }
  return (holder as Holder)[token]!;
}

const get = (root: Holder, pointer: string): Json => {
  const [holder, last] = holderOf(root, pointer);
  return within(holder, last);
};

function take(root: Holder, pointer: string): Json {
  const value = get(root, pointer);
  const [holder, last] = holderOf(root, pointer);
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return value;
}

function put(root: Holder, pointer: string, value: Json, isThere: boolean): void {
  if (isThere) get(root, pointer);
  const [holder, last] = holderOf(root, pointer);
  const own = structuredClone(value);
  if (!Array.isArray(holder)) define(holder, last, own);
  else if (isThere) holder[Number(last)] = own;
  else {
    const index = last === '-' ? holder.length : Number(last);
    if (index > holder.length) throw new Error('beyond');
    holder.splice(index, 0, own);
  }
}

/** `__proto__` is a key like any other. */
const define = (holder: Holder, key: string, own: Json): unknown =>
  Object.defineProperty(holder, key, {
    value: own,
    writable: true,
    enumerable: true,
    configurable: true,
  });

/** What a merge patch can say: it makes no difference between what is null and what is not there. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutNulls(member)]));
}

const text = fc.constantFrom('x', 'y', 'read', 'admin', '');
const spot = fc.record(
  { street: fc.option(text), city: fc.option(text) },
  { requiredKeys: ['street'] },
);
const home = fc.record(
  { street: fc.option(text), floor: fc.option(fc.nat(3)), verified: text, spot: fc.option(spot) },
  { requiredKeys: ['street', 'floor'] },
);
const card = { kind: fc.constant('card'), no: text, mark: text, note: text, home };
const pay = fc.oneof(
  fc.record(card, { requiredKeys: ['kind', 'no'] }),
  fc.record({ kind: fc.constant('cash'), note: text }, { requiredKeys: ['kind'] }),
);
const record = fc.record(
  {
    id: text,
    bio: fc.option(text),
    name: text,
    scope: fc.constantFrom('read', 'write', 'admin'),
    is_admin: fc.boolean(),
    api_key: text,
    secret: fc.option(text),
    'a/b~c': fc.option(text),
    tags: fc.array(text, { maxLength: 3 }),
    meta: fc.constantFrom<Json>({}, { a: { b: [1, { c: 2 }] } }, { list: [[], {}] }),
    home,
    den: fc.option(home),
    spot: fc.option(spot),
    spots: fc.array(spot, { maxLength: 3 }),
    homes: fc.array(home, { maxLength: 2 }),
    pay: fc.option(pay),
    pays: fc.array(pay, { maxLength: 2 }),
    row: fc.nat(9),
  },
  { noNullPrototype: true },
);

const POINTERS = [
  '', '/bio', '/name', '/scope', '/is_admin', '/api_key', '/secret', '/a~1b~0c', '/row', '/nope',
  '/tags', '/tags/0', '/tags/1', '/tags/-', '/tags/00', '/meta', '/meta/a', '/meta/a/b/0',
  '/meta/list/-', '/meta/__proto__', '/__proto__/x', '/home', '/home/street', '/home/floor',
  '/home/verified', '/home/spot', '/home/spot/street', '/den', '/den/street', '/den/spot',
  '/spot', '/spot/city', '/spots', '/spots/0', '/spots/1', '/spots/-', '/spots/0/street',
  '/spots/1/city', '/pay', '/pay/no', '/pay/mark', '/pay/note', '/pay/home/street', '/pay/home/verified', '/pays', '/pays/0',
  '/pays/-', '/pays/0/no', '/pays/0/mark', '/pays/1/note', '/pays/0/home', '/pays/0/home/floor', '/homes', '/homes/0', '/homes/-',
  '/homes/0/street', '/homes/0/verified', '/homes/1/floor',
]; // prettier-ignore
const pointer = fc.constantFrom(...POINTERS);
/** Pointers with values that fit there, so that enough is accepted. */
const fitting = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      '/bio',
      '/name',
      '/scope',
      '/secret',
      '/a~1b~0c',
      '/tags/0',
      '/tags/-',
      '/home/street',
      '/spot/city',
      '/spots/0/street',
      '/home/spot/street',
      '/den/street',
      '/pay/no',
      '/pay/note',
      '/pays/0/no',
      '/pays/0/note',
      '/meta/x',
    ),
    text,
  ),
  fc.tuple(
    fc.constantFrom(
      '/spot',
      '/spots/0',
      '/spots/-',
      '/home/spot',
      '/den/spot',
      '/meta/x',
      '/homes/0/spot',
    ),
    spot,
  ),
  fc.tuple(fc.constantFrom('/home', '/den', '/homes/-', '/homes/0'), home),
  fc.tuple(fc.constantFrom('/spots', '/meta/list'), fc.array(spot, { maxLength: 2 })),
  fc.tuple(fc.constantFrom('/pay', '/pays/0', '/pays/-'), pay),
) as fc.Arbitrary<[string, Json]>;

const value = fc.oneof(
  text,
  fc.constant(null),
  fc.boolean(),
  spot,
  home,
  fc.array(text),
) as fc.Arbitrary<Json>;

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('add', 'replace'), fitting)
      .map(([op, [path, fits]]) => ({ op, path, value: fits })),
  },
  fc.record({ op: fc.constantFrom('add', 'replace', 'test'), path: pointer, value }),
  { weight: 2, arbitrary: fc.record({ op: fc.constant('remove'), path: pointer }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constantFrom('copy', 'move'), path: pointer, from: pointer }),
  },
);

interface Case {
  readonly roles: readonly string[];
  readonly stored: Json;
  readonly patch: readonly Operation[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  roles: fc.subarray(ROLES, { minLength: 1 }),
  stored: record as fc.Arbitrary<Json>,
  patch: fc.array(operation, { minLength: 1, maxLength: 4 }),
});

const answer = ({ roles, stored, patch }: Case): ReturnType<typeof product.safeParseJsonPatch> =>
  product.safeParseJsonPatch(updateUserBy(roles), patch, stored as object);

test('what is accepted is what RFC 6902 says, and keeps what the roles may not write', () => {
  let accepted = 0;
  fc.assert(
    fc.property(cases, (one) => {
      const before = structuredClone(one.stored);
      const result = answer(one);
      expect(one.stored).toEqual(before);
      if (!result.success) return;
      accepted++;
      const after = product.apply(one.stored as object, result.output);
      expect(unwritable(after, 'User', one.roles)).toEqual(unwritable(before, 'User', one.roles));
      expect(withoutNulls(after)).toEqual(withoutNulls(applied(before, one.patch)));
    }),
    RUNS,
  );
  expect(accepted).toBeGreaterThan(RUNS.numRuns / 20); // about a tenth is
});

test('what the roles may not read makes no difference', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const stored = unreadableChanged(one.stored, 'User', one.roles) as Json;
      expect(answer({ ...one, stored })).toEqual(answer(one));
    }),
    RUNS,
  );
});

test('every issue leads to a place in the patch', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const result = answer(one);
      if (result.success) return;
      for (const { path } of result.issues) {
        // A key that a value lacks is told where it should be.
        const there = path.length > 2 ? path.slice(0, -1) : path;
        there.reduce<unknown>((around, segment) => {
          expect(Object.hasOwn(around as object, segment)).toBe(true);
          return (around as Record<string | number, unknown>)[segment];
        }, one.patch);
      }
    }),
    RUNS,
  );
});

/** Keys of all models, at places where they are or are not. */
const anyToken = fc.constantFrom(
  'pay', 'pays', 'kind', 'no', 'mark', 'note', 'home', 'homes', 'street', 'verified', 'floor', 'spot', 'spots',
  'city', 'meta', 'bio', 'api_key', 'a~1b~0c', 'tags', '0', '1', '-', '00', 'x', '', '__proto__', '~2', 'a\nb',
  'mark.', 'Mark',
); // prettier-ignore
const anyPointer = fc
  .array(anyToken, { maxLength: 5 })
  .map((tokens) => tokens.map((token) => `/${token}`).join(''));

const single: fc.Arbitrary<Operation> = fc.oneof(
  operation,
  fc.record({
    op: fc.constantFrom('add', 'replace', 'test'),
    path: anyPointer,
    value: fc.oneof(value, pay as fc.Arbitrary<Json>),
  }),
  fc.record({ op: fc.constant('remove'), path: fc.oneof(pointer, anyPointer) }),
  fc.record({ op: fc.constantFrom('copy', 'move'), path: anyPointer, from: pointer }),
  fc.record({ op: fc.constantFrom('copy', 'move'), path: pointer, from: anyPointer }),
);

test('whatever the document refuses, the parser refuses', () => {
  const document = JSON.parse(readFileSync(project.path('out/openapi.json'), 'utf8')) as {
    readonly components: { readonly schemas: Readonly<Record<string, object>> };
  };
  const ajv = new ajv2020.default();
  const documented = new Map(
    ROLES.map((role) => {
      const name = `JsonPatchUpdateUserBy${role.charAt(0).toUpperCase()}${role.slice(1)}`;
      return [role, ajv.compile(document.components.schemas[name]!)];
    }),
  );
  const seen = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), record, single, (role, stored, one) => {
      const result = answer({ roles: [role], stored: stored as Json, patch: [one] });
      const isDocumented = documented.get(role)!([one]);
      if (result.success) expect(isDocumented).toBe(true);
      seen[isDocumented ? 'accepted' : 'refused']++;
    }),
    RUNS,
  );
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(RUNS.numRuns / 10);
});
