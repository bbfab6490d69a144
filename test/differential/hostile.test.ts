/**
 * Every input gets an answer. Only code throws: the user's, or code inside an input that is more
 * than data.
 */
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { dtoFor, schemaFor } from './answers.js';
import { compile, type Loaded } from './compile.js';
import type { Field, Program, Schema } from './description.js';
import { SEED } from './expect-none.js';
import { inTime } from './in-time.js';
import { calledIn, sorts } from './known-differences.js';
import { sample } from './sample.js';
import { plain } from './schemas.js';

const COUNT = 100;

const GRANTS = [{ role: 'owner' }];

/** Rules after a schema that accepts anything. */
const ANYTHING: readonly Schema[] = [
  ['minLength', 1],
  ['startsWith', 'a'],
  ['includes', 'a'],
  ['minValue', 1],
  ['values', ['a', 1]],
  ['multipleOf', 2n],
  ['maxBytes', 3],
  ['minEntries', 1],
  ['size', 1],
  ['words', 'en', 1],
  ['email'],
  ['isbn'],
  ['trim'],
  ['normalize'],
  ['toKebabCase'],
  ['toMaxValue', 1],
  ['sortItems'],
].map(([name, ...args]) => ({
  is: 'pipe',
  inner: { is: 'any' },
  steps: [{ do: String(name), args }],
}));

const LAZIES: readonly Schema[] = [
  { is: 'array', items: [], rest: { is: 'lazy', lazy: 1 } },
  { is: 'object', entries: { a: { is: 'optional', inner: { is: 'lazy', lazy: 0 } } } },
];

/** Schemas of every kind, as the fields of one model. */
const program = programOf([
  ...ANYTHING,
  ...sample(plain, SEED, COUNT).filter(
    (schema) => !calledIn(programOf([schema])).some((inner) => sorts(inner) || isSlow(inner)),
  ),
]);

/**
 * Slow rules. Generated code replaces them, but where valibot itself is called, they take minutes
 * or more.
 */
function isSlow(schema: Schema): boolean {
  if (!('steps' in schema)) return false;
  return schema.steps.some(
    (step) => 'do' in step && /graphemes|words|emoji|normalize|url/i.test(step.do),
  );
}

function programOf(schemas: readonly Schema[]): Program {
  const fields = schemas.map((schema, index): [string, Field] => [
    `f${index}`,
    { schema, create: GRANTS, update: GRANTS, stored: true },
  ]);
  return { roles: { owner: [] }, model: { fields: Object.fromEntries(fields) }, lazies: LAZIES };
}

const LONG = 'long '.repeat(2_000);

/** Values that JSON can carry, but that are hard to read as a text, number, list or object. */
const DATA: Readonly<Record<string, unknown>> = {
  'an object with an odd toString': { toString: 1, valueOf: null },
  'a list of such': [{ toString: 1 }, { toString: null, valueOf: {} }, 'a'],
  'an object that looks like a list': { length: 3, 0: 'a', concat: 1 },
  'an object that looks like a promise': json('{"then":1,"catch":null}'),
  'an object that looks like a Map': { size: 1, entries: [], get: null },
  'an object with keys of Object.prototype': json(
    '{"constructor":{"prototype":1},"__proto__":{"a":1},"hasOwnProperty":0}',
  ),
  'a long text': LONG,
  'a long list': Array.from({ length: 1000 }, () => ({ toString: LONG })),
  'a deep list': nested(1000),
  'numbers that are none': [-0, 1e308, Number.MIN_VALUE],
};

/** Values that only JavaScript has, without code in them. */
const VALUES: Readonly<Record<string, unknown>> = {
  'an object without a prototype': Object.assign(Object.create(null), { a: 1, kind: 'a' }),
  'a list of such': [Object.create(null), Object.create(null)],
  'a bigint': 10n ** 100n,
  'a symbol': Symbol('a'),
  'a list of symbols': [Symbol('b'), Symbol('a')],
  'symbols for keys': { [Symbol('a')]: 1, [Symbol.toStringTag]: 1, [Symbol.toPrimitive]: 1 },
  'a list with holes': Object.assign([], { 3: 'a' }),
  'a list with more than items': Object.assign(['a'], { a: 1, kind: 'a', toString: 1 }),
  'a function': Object.assign(() => 1, { toString: null }),
  'a Map with odd keys': new Map([[Object.create(null), { toString: 1 }]]),
  'a Set with odd items': new Set([Object.create(null), { toString: 1 }, Symbol('a')]),
  'an object of a class': new (class {
    readonly a = 1;
    get kind() {
      return 'a';
    }
  })(),
  'a date that is none': new Date(Number.NaN),
};

class Theirs extends Error {}

const fail = (): never => {
  throw new Theirs('thrown by the input');
};

/** Values with code that runs when they are read. */
const CODE: Readonly<Record<string, unknown>> = {
  'a getter': Object.defineProperty({}, 'a', { get: fail, enumerable: true }),
  'a getter in a list': Object.defineProperty(['a'], 0, { get: fail }),
  'a toString': { toString: fail, valueOf: fail },
  'a Symbol.toPrimitive': [{ [Symbol.toPrimitive]: fail }, 'a'],
  'a toJSON': { toJSON: fail },
  'a proxy': new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail }),
  'an iterator': Object.assign(new Map(), { [Symbol.iterator]: fail }),
};

let loaded: Loaded;
beforeAll(async () => {
  const [one] = await compile([program]);
  if (one === undefined || 'errors' in one) throw new Error(one?.errors.join('\n'));
  loaded = one;
});

describe(`seed ${SEED}`, () => {
  test.each(Object.entries({ ...DATA, ...VALUES }))('%s is answered', (_, value) => {
    for (const [field, thrown] of thrownAt(value)) expect(thrown, field).toBeUndefined();
  });

  test.each(Object.entries(CODE))('%s may throw, and nothing else does', (_, value) => {
    for (const [field, thrown] of thrownAt(value))
      if (thrown !== undefined) expect(thrown, field).toBeInstanceOf(Theirs);
  });

  test('a revoked proxy throws what JavaScript throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const [field, thrown] of thrownAt(proxy))
      if (thrown !== undefined) expect(thrown, field).toBeInstanceOf(TypeError);
  });
});

/** What parser and schema throw if the value is sent for a field, or as the whole input. */
function thrownAt(value: unknown): (readonly [field: string, thrown: unknown])[] {
  const asker = { shape: 'update', roles: ['owner'], unaccepted: 'reject' } as const;
  const dto = dtoFor(loaded, asker);
  const schema = schemaFor(loaded, asker);
  const fields = Object.keys(program.model.fields);
  const bodies = fields.map((field) => [field, { [field]: value }] as const);
  return [...bodies, ['the whole', value] as const].flatMap(([field, body]) => [
    [field, thrownBy(() => loaded.safeParse(dto, body))],
    [`${field}, by the schema`, thrownBy(() => v.safeParse(schema, body))],
  ]);
}

function thrownBy(ask: () => unknown): unknown {
  try {
    inTime(ask);
    return undefined;
  } catch (error) {
    return error;
  }
}

function json(text: string): unknown {
  return JSON.parse(text);
}

function nested(depth: number): unknown {
  return depth === 0 ? 'a' : [nested(depth - 1)];
}
