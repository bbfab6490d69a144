import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import type { Model } from '../../src/model/model.js';
import { narrow } from '../../src/model/narrow.js';
import { defineRoles } from '../../src/model/roles.js';
import { loadedModels } from '../../test/loaded-models.js';
import { jsonSchemaModule } from './json-schema-module.js';

const { field, model } = defineRoles({ owner: 'Whose it is', admin: 'Operations' });
const open = { writableBy: ['owner'] } as const;

/** The module of the first of these models, without its header. */
function printed(...models: readonly Model[]): string {
  const loaded = loadedModels(models);
  const program = lower(loaded, () => undefined);
  const [first] = loaded;
  const module = program.models.find(({ name }) => name === first?.definition.name);
  return module ? jsonSchemaModule(module, program).replace(/^[^]*?\n\n/, '') : '';
}

test('a field is described once, for all shapes and roles', () => {
  const User = model('User', {
    name: field(v.pipe(v.string(), v.title('Name'), v.examples(['Ada'])), {
      writableBy: { create: ['owner', 'admin'], update: ['admin'] },
    }),
    role: field(v.optional(v.picklist(['user', 'root']), 'user'), {
      writableBy: [narrow('owner', v.picklist(['user'])), 'admin'],
    }),
    born: field(v.nullish(v.pipe(v.string(), v.isoDate(), v.toDate())), open),
    secret: field(v.string()),
  });
  expect(printed(User))
    .toBe(`import { closedJsonSchema, type Asked, type JsonSchema } from 'gen-dtos/runtime/generated';

/** What roles may send of a User, as JSON Schema. */
export function describeUser(asked: Asked): JsonSchema {
  return closedJsonSchema(asked, {
    // create: owner, admin; update: admin
    name: {
      create: 3,
      update: 2,
      schema: { type: 'string' },
      about: { title: 'Name', examples: ['Ada'] },
    },
    // owner, admin
    role: {
      create: 2,
      update: 2,
      schema: { type: 'string', enum: ['user', 'root'] },
      narrowed: [{ create: 1, update: 1, schema: { type: 'string', enum: ['user'] } }],
      presence: 'defaulted',
      default: 'user',
    },
    // owner
    born: {
      create: 1,
      update: 1,
      schema: {
        type: ['string', 'null'],
        pattern: '^\\\\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\\\\d|0[1-9]|3[01])$',
      },
      'openapi-3.0': {
        type: 'string',
        nullable: true,
        pattern: '^\\\\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\\\\d|0[1-9]|3[01])$',
      },
      output: {
        schema: { type: ['string', 'null'], format: 'date-time' },
        'openapi-3.0': { type: 'string', nullable: true, format: 'date-time' },
      },
      presence: 'optional',
    },
  });
}
`);
});

test('what a narrowing makes need not fit the schema of the field', () => {
  const shouted = narrow('owner', v.pipe(v.string(), v.toUpperCase()));
  const Post = model('Post', {
    slug: field(v.pipe(v.string(), v.regex(/^[a-z]+$/u)), { writableBy: [shouted, 'admin'] }),
  });
  const [, narrowed] = /narrowed: \[([^]*?)\n {6}\]/.exec(printed(Post)) ?? [];
  expect(narrowed?.replaceAll(/\s+/g, ' ')).toBe(
    ` { create: 1, update: 1, schema: { type: 'string', pattern: '^[a-z]+$' }, output: { schema: { type: 'string' } }, },`,
  );
});

test('a nested model is asked for what it is', () => {
  const Place = model('Place', { city: field(v.string(), open) });
  const User = model('User', { home: field(Place, open), places: field(v.array(Place), open) });
  expect(printed(User, Place)).toContain(`
    home: { create: 1, update: 1, schema: () => describePlace(asked) },
    // owner
    places: {
      create: 1,
      update: 1,
      schema: () => ({ type: 'array', items: describePlace({ ...asked, shape: 'create' }) }),
    },
`);
});

test('recursive schemas are referred to', () => {
  const tree: v.GenericSchema<unknown> = v.strictObject({ next: v.nullable(v.lazy(() => tree)) });
  const Node: Model = model('Node', {
    tree: field(tree, open),
    next: field(v.optional(v.lazy(() => Node)), open),
  });
  const text = printed(Node);
  expect(text).toContain('schema: () => referTo(`${asked.shape}Node`, asked),');
  expect(text).toContain(`next: { anyOf: [referTo('Node.tree', asked), { type: 'null' }] }`);
  expect(text).toContain(`
  return referring(asked, schema, {
    'Node.tree': {
      schema: () => ({
        type: 'object',`);
  expect(text).toContain('    [`${asked.shape}Node`]: { schema: () => describeNode(asked) },');
});

test('definitions are printed, however long their names are', () => {
  const tree: v.GenericSchema<unknown> = v.strictObject({ next: v.nullable(v.lazy(() => tree)) });
  const name = `preferences_${'of_somebody_'.repeat(6)}`;
  const text = printed(
    model('Node', {
      [name]: field(
        v.lazy(() => tree),
        open,
      ),
    }),
  );
  expect(text).toContain(`referTo(\n`);
  expect(text).toContain(`    'Node.${name}': {`);
});

test('of all definitions, those are printed that others refer to', () => {
  const Node: Model = model('Node', { next: field(v.optional(v.lazy(() => Node)), open) });
  const Other: Model = model('Other', { next: field(v.optional(v.lazy(() => Other)), open) });
  const tree: v.GenericSchema<unknown> = v.array(v.union([Node, v.lazy(() => tree)]));
  const User = model('User', { trees: field(v.object({ a: v.lazy(() => tree) }), open) });
  const text = printed(User, Node, Other);
  expect(text).toContain(
    "    createNode: { schema: () => describeNode({ ...asked, shape: 'create' }) },",
  );
  expect(text).not.toContain('Other');
});

test('a field says whether it may be deleted, and whether it may be left out', () => {
  const text = printed(
    model('User', {
      bio: field(v.optional(v.string()), open),
      name: field(
        v.pipe(
          v.string(),
          v.transform((text) => text || undefined),
        ),
        open,
      ),
    }),
  );
  expect(text).toContain(`
      presence: 'optional',
      deletable: {
        schema: { type: ['string', 'null'] },
        'openapi-3.0': { type: 'string', nullable: true },
      },
    },
    // owner
    name: {`);
  expect(text.match(/.*leftOut.*/g)).toEqual(['      leftOut: true,']);
});

test('no key of the user is taken for a call', () => {
  const User = model('User', { link: field(v.object({ $ref: v.string() }), open) });
  expect(printed(User)).toContain("properties: { $ref: { type: 'string' } }");
});

test('no example of the user is taken for a call', () => {
  const User = model('User', {
    name: field(v.pipe(v.any(), v.examples([{ $ref: 'describe Evil' }])), open),
  });
  expect(printed(User)).toContain(`about: { examples: [{ $ref: 'describe Evil' }] }`);
});

test('a field that nobody may write is not described', () => {
  expect(printed(model('Log', { at: field(v.date()) }))).toContain(
    'return closedJsonSchema(asked, {});',
  );
});
