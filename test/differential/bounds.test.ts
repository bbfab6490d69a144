/** However deep or large an input is, it gets an answer: no crash, and at most 100 issues. */
import { beforeAll, describe, expect, test } from 'vitest';
import { dtoFor } from './answers.js';
import { compile, type Loaded } from './compile.js';
import { IS_SHORT } from './expect-none.js';
import { Own, type Asker, type Field, type Program, type Schema } from './description.js';

const DEEP = 100_000;
const MANY = IS_SHORT ? 10_000 : 1_000_000;
const LONG = IS_SHORT ? 10_000 : 100_000;

const text: Schema = { is: 'string' };
const short: Schema = { is: 'pipe', inner: text, steps: [{ do: 'maxLength', args: [3] }] };
const listOf = (rest: Schema): Schema => ({ is: 'array', items: [], rest });
const optional = (inner: Schema): Schema => ({ is: 'optional', inner });
const objectOf = (
  is: 'object' | 'strictObject' | 'looseObject',
  entries: { [key: string]: Schema },
): Schema => ({ is, entries });
const fieldOf = (schema: Schema): Field => ({
  schema: optional(schema),
  create: OWNER,
  update: OWNER,
  stored: true,
});

const OWNER = [{ role: 'owner' }];

const lazy = (number: number): Schema => ({ is: 'lazy', lazy: number });

/** Recursive schemas: through an object, a list, a record and a choice. */
const LAZIES: readonly Schema[] = [
  objectOf('object', { a: optional(lazy(0)) }),
  listOf(lazy(1)),
  { is: 'record', entries: {}, keys: text, rest: lazy(2) },
  objectOf('looseObject', {
    a: { is: 'nullish', inner: { is: 'union', options: [lazy(3), text] } },
  }),
];

const model: Schema = {
  is: 'model',
  model: { fields: { a: fieldOf(text), b: fieldOf({ is: 'unknown' }) } },
};

const FIELDS: { readonly [kind: string]: Schema } = {
  text,
  short,
  unknown: { is: 'unknown' },
  list: listOf(text),
  lists: listOf(listOf(short)),
  record: { is: 'record', entries: {}, keys: short, rest: short },
  object: objectOf('object', { a: text }),
  strict: objectOf('strictObject', { a: optional(text) }),
  loose: objectOf('looseObject', { a: optional(text) }),
  rest: { is: 'objectWithRest', entries: {}, rest: short },
  tuple: { is: 'tupleWithRest', items: [text], rest: short },
  union: { is: 'union', options: [listOf(text), text] },
  variant: {
    is: 'variant',
    key: 'kind',
    options: [objectOf('object', { kind: text, a: optional(listOf(text)) })],
  },
  intersect: {
    is: 'intersect',
    options: [objectOf('object', { a: optional(text) }), objectOf('object', { b: optional(text) })],
  },
  model,
  models: listOf(model),
  island: { is: 'pipe', inner: listOf(text), steps: [{ do: 'check', args: [new Own('isThere')] }] },
  lazyObject: lazy(0),
  lazyList: lazy(1),
  lazyRecord: lazy(2),
  lazyChoice: lazy(3),
};

const program: Program = {
  roles: { owner: [] },
  model: {
    fields: Object.fromEntries(
      Object.entries(FIELDS).map(([kind, schema]) => [kind, fieldOf(schema)]),
    ),
  },
  lazies: LAZIES,
};

const DEEP_LIST = nested((inner) => [inner]);
const DEEP_OBJECT = nested((inner) => ({ a: inner }));
const DEEP_BOTH = nested((inner) => ({ kind: 'a', a: [inner] }));
const MANY_KEYS = Object.fromEntries(
  Array.from({ length: MANY }, (_, index) => [`key${index}`, 'x']),
);
const LONG_LIST = Array.from({ length: LONG }, () => 'abc');
const LONG_WRONG = Array.from({ length: LONG }, (_, index) => index);
const LONG_OBJECTS = Array.from({ length: LONG }, () => ({ a: 'a', is_admin: true }));

const INPUTS = {
  DEEP_LIST,
  DEEP_OBJECT,
  DEEP_BOTH,
  MANY_KEYS,
  LONG_LIST,
  LONG_WRONG,
  LONG_OBJECTS,
  LONG_TEXT: 'x'.repeat(MANY),
};

let loaded: Loaded;
beforeAll(async () => {
  const [one] = await compile([program]);
  if (one === undefined || 'errors' in one) throw new Error(one?.errors.join('\n'));
  loaded = one;
});

describe.each(Object.entries(INPUTS))('%s', (_, input) => {
  test.each(Object.keys(FIELDS))('in %s', (field) => expectAnswer('update', { [field]: input }));

  test.each(['create', 'update', 'replace'] as const)('as the body of a %s', (shape) =>
    expectAnswer(shape, input),
  );
});

function expectAnswer(shape: Asker['shape'], input: unknown): void {
  const dto = dtoFor(loaded, { shape, roles: ['owner'], unaccepted: 'reject' });
  for (const unaccepted of ['reject', 'strip'] as const) {
    const result = loaded.safeParse(dto, input, { unaccepted });
    if (!result.success) expect(result.issues.length).toBeLessThanOrEqual(100);
  }
}

function nested(wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'x';
  for (let depth = 0; depth < DEEP; depth++) value = wrap(value);
  return value;
}
