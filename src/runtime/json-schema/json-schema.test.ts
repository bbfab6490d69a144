import { describe, expect, test } from 'vitest';
import { closedJsonSchema, type Asked, type JsonField } from './json-schema.js';
import { referring, referTo } from './json-schema-references.js';
import { jsonSchemaConverter } from './json-schema-target.js';

const asked: Asked = {
  shape: 'create',
  roles: 1,
  side: 'input',
  dialect: 'draft-2020-12',
  definitions: {},
};

const TEXT = { type: 'string' };

const said = (fields: Record<string, JsonField>, over: Partial<Asked> = {}): unknown =>
  closedJsonSchema({ ...asked, ...over }, fields);

const properties = (fields: Record<string, JsonField>, over: Partial<Asked> = {}): unknown =>
  (said(fields, over) as { properties: unknown }).properties;

test('it is closed, and offers what the roles may write', () => {
  const fields = {
    name: { create: 1, update: 1, schema: TEXT },
    role: { create: 2, schema: TEXT },
    note: { update: 3, schema: TEXT, presence: 'optional' },
  } as const;
  expect(said(fields)).toEqual({
    type: 'object',
    properties: { name: TEXT },
    required: ['name'],
    additionalProperties: false,
  });
  expect(said(fields, { roles: 0 })).toEqual({
    type: 'object',
    properties: {},
    additionalProperties: false,
  });
  expect(properties(fields, { roles: 3 })).toEqual({ name: TEXT, role: TEXT });
  expect(properties(fields, { shape: 'update' })).toEqual({ name: TEXT, note: TEXT });
  expect(properties(fields, { shape: 'replace', roles: 2 })).toEqual({ note: TEXT });
});

test('what create fills in need not be a value that the roles may write', () => {
  const narrowed = [{ create: 1, update: 1, schema: { enum: ['a'] } }];
  const plan = { create: 4, schema: TEXT, narrowed, default: 'b' } as const;
  const fields = { plan: { ...plan, presence: 'defaulted' } } as const;
  expect(properties(fields)).toEqual({ plan: { enum: ['a'] } });
  expect(properties(fields, { side: 'output' })).toEqual({ plan: TEXT });
  expect(properties(fields, { side: 'output', shape: 'update' })).toEqual({
    plan: { enum: ['a'] },
  });
});

test('a default is said to those who may send it', () => {
  const narrowed = [
    { create: 1, schema: { enum: ['a', 'b'] } },
    { create: 2, schema: { enum: ['a'] } },
    { create: 8, schema: { maxLength: 1 } },
  ];
  const plan = { create: 4, schema: TEXT, narrowed, presence: 'defaulted', default: 'b' } as const;
  const told = [1, 2, 3, 4, 8].filter((roles) =>
    JSON.stringify(properties({ plan }, { roles })).includes('"default":"b"'),
  );
  expect(told).toEqual([1, 3, 4]);
});

describe('what may be left out', () => {
  const fields = {
    required: { create: 1, update: 1, schema: TEXT },
    optional: { create: 1, update: 1, schema: TEXT, presence: 'optional' },
    defaulted: { create: 1, update: 1, schema: TEXT, presence: 'defaulted', default: 'x' },
    fallback: { create: 1, update: 1, schema: TEXT, presence: 'fallback' },
  } as const;
  test.each([
    ['create', 'input', ['required']],
    ['create', 'output', ['required', 'defaulted', 'fallback']],
    ['replace', 'input', ['required', 'fallback']],
    ['replace', 'output', ['required', 'fallback']],
    ['update', 'input', undefined],
    ['update', 'output', undefined],
  ] as const)('of the %s, as %s', (shape, side, required) => {
    expect((said(fields, { shape, side }) as { required?: unknown }).required).toEqual(required);
  });

  test('an output may lack what its schema returns as `undefined`', () => {
    const { required } = fields;
    const lost = { lost: { ...required, leftOut: true }, kept: required };
    expect(said(lost, { shape: 'create' })).toMatchObject({ required: ['lost', 'kept'] });
    expect(said(lost, { side: 'output' })).toMatchObject({ required: ['kept'] });
  });

  test('a default is said where it is filled in', () => {
    const { defaulted } = fields;
    expect(properties({ defaulted })).toEqual({ defaulted: { ...TEXT, default: 'x' } });
    expect(properties({ defaulted }, { side: 'output' })).toEqual({ defaulted: TEXT });
    expect(properties({ defaulted }, { shape: 'replace' })).toEqual({ defaulted: TEXT });
  });
});

test('what is said beside a reference is not ignored by dialects in which it stands alone', () => {
  const lazy = { create: 1, schema: { $ref: '#/$defs/Menu.tree' } } as const;
  expect(properties({ lazy })).toEqual({ lazy: lazy.schema });
  expect(
    properties({ lazy: { ...lazy, presence: 'defaulted', default: [], about: { title: 'T' } } }),
  ).toEqual({ lazy: { allOf: [lazy.schema], default: [], title: 'T' } });
});

test('a role is told of the values that it may write', () => {
  const some = (create: number, value: string): { create: number; schema: { enum: string[] } } => ({
    create,
    schema: { enum: [value] },
  });
  const fields = {
    role: { create: 4, schema: TEXT, narrowed: [some(1, 'a'), some(2, 'b')] },
  };
  expect(properties(fields)).toEqual({ role: { enum: ['a'] } });
  expect(properties(fields, { roles: 3 })).toEqual({
    role: { anyOf: [{ enum: ['a'] }, { enum: ['b'] }] },
  });
  expect(properties(fields, { roles: 5 })).toEqual({ role: TEXT });
  expect(properties(fields, { roles: 8 })).toEqual({});
});

test('each side and dialect is said as it is, words beside it', () => {
  const fields = {
    at: {
      create: 1,
      schema: TEXT,
      'openapi-3.0': { type: 'string', nullable: true },
      output: { schema: () => ({ type: 'number' }), 'draft-07': { type: 'integer' } },
      about: { title: 'When', examples: ['now', 'then'] },
    },
  };
  const words = { title: 'When', examples: ['now', 'then'] };
  expect(properties(fields)).toEqual({ at: { ...TEXT, ...words } });
  expect(properties(fields, { dialect: 'openapi-3.0' })).toEqual({
    at: { type: 'string', nullable: true, title: 'When', example: 'now' },
  });
  expect(properties(fields, { side: 'output' })).toEqual({ at: { type: 'number', ...words } });
  expect(properties(fields, { side: 'output', dialect: 'draft-07' })).toEqual({
    at: { type: 'integer', ...words },
  });
});

test('an example is said to those who may send it', () => {
  const fields = {
    state: {
      create: 2,
      schema: TEXT,
      narrowed: [{ create: 1, schema: { enum: ['sent'] } }],
      about: { title: 'State', examples: ['draft', 'sent'] },
    },
    count: {
      narrowed: [{ create: 1, schema: { maximum: 5 } }],
      schema: { type: 'number' },
      about: { examples: [9] },
    },
  };
  expect(properties(fields)).toEqual({
    state: { enum: ['sent'], title: 'State', examples: ['sent'] },
    count: { maximum: 5 },
  });
  expect(properties(fields, { dialect: 'openapi-3.0' })).toMatchObject({
    state: { example: 'sent' },
  });
  expect(properties(fields, { roles: 2 })).toEqual({
    state: { ...TEXT, title: 'State', examples: ['draft', 'sent'] },
  });
});

describe('as a document', () => {
  /** A model that nests itself, and a lazy schema that only the second role may send. */
  const describeTree = (one: Asked): ReturnType<typeof closedJsonSchema> =>
    referring(
      one,
      closedJsonSchema(one, {
        trees: {
          create: 1,
          update: 1,
          schema: () => ({ type: 'array', items: referTo('createTree', one) }),
        },
        menu: { create: 2, schema: () => referTo('Tree.menu', one) },
      }),
      {
        createTree: { schema: () => describeTree({ ...one, shape: 'create' }) },
        'Tree.menu': { schema: () => ({ anyOf: [referTo('Tree.menu', one), { type: 'null' }] }) },
      },
    );
  const tree = (reference: string): object => ({
    type: 'object',
    properties: { trees: { type: 'array', items: { $ref: reference } } },
    required: ['trees'],
    additionalProperties: false,
  });

  test('it holds what it refers to, and nothing else', () => {
    const { input } = jsonSchemaConverter(describeTree, { shape: 'create', roles: 1 });
    expect(input({ target: 'draft-2020-12' })).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...tree('#/$defs/createTree'),
      $defs: { createTree: tree('#/$defs/createTree') },
    });
    expect(input({ target: 'draft-07' })).toEqual({
      $schema: 'http://json-schema.org/draft-07/schema#',
      ...tree('#/definitions/createTree'),
      definitions: { createTree: tree('#/definitions/createTree') },
    });
    expect(input({ target: 'openapi-3.0' })).toEqual({
      ...tree('#/definitions/createTree'),
      definitions: { createTree: tree('#/definitions/createTree') },
    });
  });

  test('of another role, more', () => {
    const { output } = jsonSchemaConverter(describeTree, { shape: 'create', roles: 2 });
    expect(output({ target: 'draft-07' })['definitions']).toEqual({
      'Tree.menu': { anyOf: [{ $ref: '#/definitions/Tree.menu' }, { type: 'null' }] },
    });
  });

  test('a dialect that is not known is refused', () => {
    const { input } = jsonSchemaConverter(() => ({}), { shape: 'create', roles: 1 });
    expect(() => input({ target: 'draft-04' })).toThrow(RangeError);
    expect(() => input({ target: 'toString' })).toThrow(RangeError);
  });
});

test('without a declared role, nothing may be sent', () => {
  const { input } = jsonSchemaConverter((one) => closedJsonSchema(one, {}), {
    shape: 'update',
    roles: 0,
  });
  expect(input({ target: 'openapi-3.0' })).toEqual({ not: {} });
});

test('what a definition refers to is there, too, and nothing else', () => {
  const definitions = {};
  const all = { a: { schema: referTo('bc', asked) }, bc: { schema: TEXT }, b: { schema: TEXT } };
  referring({ ...asked, definitions }, referTo('a', asked), all);
  expect(definitions).toEqual({ a: { $ref: '#/$defs/bc' }, bc: TEXT });
});
