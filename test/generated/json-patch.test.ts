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
import { expect, test } from 'vitest';
import { closureOf, readAccess, writeAccess } from '../../src/model/grants.js';
import { definitionOf, type ModelDefinition } from '../../src/model/model.js';
import type { Dto } from '../../src/runtime/dto.js';
import type * as runtime from '../../src/runtime/index.js';
import { operation, record, single } from '../json-patch/drawn.js';
import { applied, type Json, type Operation } from '../json-patch/rfc-6902.js';
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

/** What a merge patch can say: it makes no difference between what is null and what is not there. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutNulls(member)]));
}

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
