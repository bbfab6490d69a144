import { parseSync } from 'oxc-parser';
import { beforeAll, expect, test } from 'vitest';
import { besideModels, type BesideModels } from '../test/injection/beside-models.js';

/** Numbers that are easily printed as another number, or not as a number at all. */
const NUMBERS: Readonly<Record<string, number>> = {
  'Number.NaN': Number.NaN,
  '-0': -0,
  '0': 0,
  '1': 1,
  '-1': -1,
  '0.1': 0.1,
  '-1.5': -1.5,
  '1e308': 1e308,
  '-1e308': -1e308,
  '5e-324': 5e-324,
  '1e21': 1e21,
  '1e-7': 1e-7,
  '2 ** 53': 2 ** 53,
  '-(2 ** 53)': -(2 ** 53),
  Infinity,
  '-Infinity': -Infinity,
};

const BIGINTS: Readonly<Record<string, bigint>> = {
  '0n': 0n,
  '-1n': -1n,
  '10n ** 30n': 10n ** 30n,
  '-(10n ** 30n)': -(10n ** 30n),
};

const DATES = [0, -1, 1e12, 8.64e15, -8.64e15].map((time) => new Date(time));

const VALUES: readonly unknown[] = [
  ...Object.values(NUMBERS),
  ...Object.values(BIGINTS),
  ...DATES,
  '',
  'a',
  '1',
  'text',
  [],
  [1],
  [1, 2],
  null,
];

type Sink = (value: string) => string;

const OF_NUMBERS: Readonly<Record<string, Sink>> = {
  literal: (n) => `v.literal(${n})`,
  picklist: (n) => `v.picklist([${n}, 12345])`,
  longlist: (n) => `v.picklist([${n}, 11, 12, 13, 14, 15, 16, 17, 18, 19])`,
  enumeration: (n) => `v.enum({ a: ${n} })`,
  value: (n) => `v.pipe(v.number(), v.value(${n}))`,
  notValue: (n) => `v.pipe(v.number(), v.notValue(${n}))`,
  values: (n) => `v.pipe(v.number(), v.values([${n}, 12345]))`,
  notValues: (n) => `v.pipe(v.number(), v.notValues([${n}, 12345]))`,
  minValue: (n) => `v.pipe(v.number(), v.minValue(${n}))`,
  maxValue: (n) => `v.pipe(v.number(), v.maxValue(${n}))`,
  gtValue: (n) => `v.pipe(v.number(), v.gtValue(${n}))`,
  ltValue: (n) => `v.pipe(v.number(), v.ltValue(${n}))`,
  multipleOf: (n) => `v.pipe(v.number(), v.multipleOf(${n}))`,
  toMinValue: (n) => `v.pipe(v.number(), v.toMinValue(${n}))`,
  toMaxValue: (n) => `v.pipe(v.number(), v.toMaxValue(${n}))`,
  length: (n) => `v.pipe(v.string(), v.length(${n}))`,
  minLength: (n) => `v.pipe(v.string(), v.minLength(${n}))`,
  maxLength: (n) => `v.pipe(v.array(v.number()), v.maxLength(${n}))`,
  notLength: (n) => `v.pipe(v.string(), v.notLength(${n}))`,
  bytes: (n) => `v.pipe(v.string(), v.maxBytes(${n}))`,
  graphemes: (n) => `v.pipe(v.string(), v.minGraphemes(${n}))`,
  words: (n) => `v.pipe(v.string(), v.maxWords('en', ${n}))`,
  entries: (n) => `v.pipe(v.record(v.string(), v.number()), v.minEntries(${n}))`,
  fallback: (n) => `v.fallback(v.number(), ${n})`,
  date: (n) => `v.pipe(v.date(), v.minValue(new Date(${n})))`,
  dates: (n) => `v.pipe(v.date(), v.values([new Date(${n})]))`,
};

const OF_BIGINTS: Readonly<Record<string, Sink>> = {
  bigLiteral: (n) => `v.literal(${n})`,
  bigPicklist: (n) => `v.picklist([${n}, 12345n])`,
  bigMinValue: (n) => `v.pipe(v.bigint(), v.minValue(${n}))`,
  bigLtValue: (n) => `v.pipe(v.bigint(), v.ltValue(${n}))`,
  bigValues: (n) => `v.pipe(v.bigint(), v.notValues([${n}]))`,
};

const schemasOf = (sinks: Readonly<Record<string, Sink>>, values: object): string[] =>
  Object.values(sinks).flatMap((sink) => Object.keys(values).map(sink));

const SCHEMAS = [...schemasOf(OF_NUMBERS, NUMBERS), ...schemasOf(OF_BIGINTS, BIGINTS)];

let models: BesideModels;

beforeAll(async () => {
  models = await besideModels(SCHEMAS);
});

test('what is generated is TypeScript', () => {
  const modules = Object.entries(models.output).filter(([name]) => name.endsWith('.ts'));
  for (const [name, text] of modules) {
    expect(parseSync(name, text).errors, name).toEqual([]);
  }
});

test.each(SCHEMAS.map((schema, index) => [schema, index] as const))(
  '%s takes and makes what it says',
  (_, index) => {
    const { generated, live } = models;
    expect(VALUES.map((value) => [value, generated(index, value)])).toEqual(
      VALUES.map((value) => [value, live(index, value)]),
    );
  },
);
