/** Random entries of forms: those of a valid body, nearly those, and hostile ones. */
import fc, { type Arbitrary } from 'fast-check';
import type { Program, Schema } from './description.js';
import type { Entry, Notation, Reading } from './form-means.js';
import type { Way } from './form-posted.js';
import { nameOf, spelled, type Spelling } from './form-spelled.js';
import { weighted } from './weighted.js';

/** A form: what is sent, how, and how it is to be read. */
export interface Form {
  readonly entries: readonly Entry[];
  readonly way: Way;
  readonly reading: Omit<Reading, 'depth'> & { readonly limits: Limits };
}

export interface Limits {
  readonly bytes?: number;
  readonly pairs?: number;
  readonly depth?: number;
}

/** Forms that say more or less what a body says. */
export function formsFor(program: Program, body: unknown): Arbitrary<Form> {
  return spelling.chain((how) => {
    const entries = spelled(body, how);
    const others = entriesFor(program, entries);
    return fc.record({
      entries: fc
        .array(changeBy(others), { maxLength: 3 })
        .map((changes) =>
          changes.reduce<readonly Entry[]>((some, change) => change(some), entries),
        ),
      way,
      reading: readingFor(how.notation),
    });
  });
}

const notation = weighted<Notation>(
  [1, fc.constant(undefined)],
  [2, fc.constant('brackets')],
  [2, fc.constant('dots')],
);

export const spelling: Arbitrary<Spelling> = fc.record({
  notation,
  lists: fc.constantFrom('repeated', 'next', 'numbered'),
});

function readingFor(own: Notation): Arbitrary<Form['reading']> {
  return fc
    .record({
      notation: weighted<Notation>([9, fc.constant(own)], [1, notation]),
      empty: fc.constantFrom<(Reading['empty'] | undefined)[]>(undefined, 'absent', 'null'),
      limits,
    })
    .map((one) => withoutAbsent(one) as Form['reading']);
}

const limits: Arbitrary<Limits> = weighted<Limits>(
  [20, fc.constant({})],
  [1, fc.record({ pairs: fc.nat({ max: 4 }) })],
  [1, fc.record({ depth: fc.integer({ min: 1, max: 3 }) })],
  [1, fc.record({ bytes: fc.nat({ max: 40 }) })],
);

const withoutAbsent = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, one]) => one !== undefined));

const BROKEN = ['%', '%zz', '%FF', '%C0%AF', '%ED%A0%80', '%u0041'] as const;

const way: Arbitrary<Way> = fc
  .record({
    as: fc.constantFrom(
      'text',
      'text',
      'bytes',
      'URLSearchParams',
      'FormData',
      'FormData',
      'query',
      'URL',
    ),
    spelling: fc.nat({ max: 1_000 }),
    broken: rarely(
      fc.record({ entry: fc.nat(), part: fc.constantFrom(0, 1), by: fc.constantFrom(...BROKEN) }),
    ),
    around: rarely(fc.constantFrom('empty pairs', 'byte order mark', 'half a byte')),
  })
  .map((one) => withoutAbsent(one) as Way);

function rarely<Value>(value: Arbitrary<Value>): Arbitrary<Value | undefined> {
  return weighted<Value | undefined>([19, fc.constant(undefined)], [1, value]);
}

type Change = (entries: readonly Entry[]) => Entry[];

/** Changes an entry, wherever it is. */
const anEntry = (change: Arbitrary<(entry: Entry) => readonly Entry[]>): Arbitrary<Change> =>
  fc.tuple(fc.nat(), change).map(
    ([at, one]) =>
      (entries) =>
        entries.flatMap((entry, index) => (index === at % entries.length ? one(entry) : [entry])),
  );

/** Texts of the kind that one is of, most of which mean something else or nothing. */
const likeIt: Arbitrary<(entry: Entry) => readonly Entry[]> = fc
  .nat()
  .map((pick) => ([name, one]) => {
    const [, texts] = ALIKE.find(([kind]) => kind.test(String(one))) ?? [];
    return [[name, texts ? texts[pick % texts.length] : one]];
  });

const ALIKE: readonly (readonly [kind: RegExp, texts: readonly string[]])[] = [
  [/^(true|false)$/, ['true', 'false', 'on', 'off', 'yes', '1', '0', 'TRUE', '']],
  [
    /^-?\d+$/,
    [
      '+1',
      '01',
      '1.0',
      '1e3',
      '0x10',
      '1n',
      ' 1',
      '9007199254740993',
      '1.00000000000000000001',
      '1e400',
      '',
    ],
  ],
  [
    /^-?\d/,
    [
      '2026-02-30',
      '2026-01-31',
      '2026-01-31T09:00',
      '2026-01-31T09:00:00+02:00',
      '.5',
      '1e-400',
      '',
    ],
  ],
];

function changeBy(others: Arbitrary<Entry>): Arbitrary<Change> {
  const value = others.map(([, one]) => one);
  const name = others.map(([one]) => one);
  return weighted<Change>(
    [1, anEntry(fc.constant(() => []))],
    [2, anEntry(fc.constant((entry) => [entry, entry]))],
    [2, anEntry(value.map((one) => (entry) => [entry, [entry[0], one]]))],
    [4, anEntry(likeIt)],
    [3, anEntry(value.map((one) => ([own]) => [[own, one]]))],
    [2, anEntry(name.map((one) => ([, own]) => [[one, own]]))],
    [2, anEntry(respelled.map((change) => ([own, one]) => [[change(own), one]]))],
    [2, fc.integer().map((seed) => (entries) => shuffled(entries, seed))],
    [
      6,
      fc.tuple(fc.nat(), others).map(
        ([at, other]) =>
          (entries) =>
            entries.toSpliced(at % (entries.length + 1), 0, other),
      ),
    ],
  );
}

const INDEXES = [
  '00',
  '01',
  '-0',
  '-1',
  '+0',
  '1e0',
  '0x0',
  '0.0',
  '٠',
  ' 0',
  '1',
  '2',
  '4294967295',
  '1e9',
  'length',
  '',
  '__proto__',
] as const;

/** Another spelling of an index, or another notation around a name. */
const respelled: Arbitrary<(name: string) => string> = fc.oneof(
  fc.constantFrom(...INDEXES).map((index) => (name: string) => name.replace(/\d+/, index)),
  fc
    .constantFrom('[]', '[0]', '[x]', '.x', '.0', '[', ']', '[][a]', '[__proto__]', '.', '\0')
    .map((end) => (name: string) => name + end),
  fc.constantFrom('user.', ' ', '__proto__.', '[').map((start) => (name: string) => start + name),
  fc.constant((name: string) => name.replaceAll('[', '.').replaceAll(']', '')),
  fc.constant((name: string) => nameOf(name.split('.'), 'brackets')),
  fc.constant((name: string) => name.toUpperCase()),
);

function shuffled(entries: readonly Entry[], seed: number): Entry[] {
  const order = entries.map(
    (entry, index) => [Math.imul(seed + index, 0x9e3779b1) >>> 0, entry] as const,
  );
  return order.toSorted(([one], [other]) => one - other).map(([, entry]) => entry);
}

// prettier-ignore
const TEXTS = [
  '', ' ', 'a', 'red', 'true', 'false', 'on', 'off', 'TRUE', 'yes', 'null', 'undefined', '0', '1', '-0', '-1', '+1', '01', '.5', '5.',
  '1e3', '1E+3', '-1.5', '1e400', '-1e400', '1e-400', '0x10', '1n', '1_000', '１', ' 1', '1 ', '9007199254740991', '9007199254740992', '9007199254740993', '9007199254740993.0', '9.007199254740993e15',
  '1.00000000000000000001', '0.1', '100e-2', '123e-2', '0e-9', 'NaN', 'Infinity', '9'.repeat(1_001), '-9007199254740993', '1,2', '[1]', '{"a":1}',
  '2026-01-31', '2026-02-30', '2024-02-29', '0000-01-01', '2026-01-31T09:00', '2026-01-31T09:00:00Z', '2026-01-31T09:00:00.123+02:00', '2026-01-31T24:00:00Z', '2026-01-31T23:59:60Z',
  '9999-12-31T23:59:59.999-23:59', '2026-01-31T09:00:00.1234Z', '2026-01-31 09:00:00Z', '1769850000000',
  'a&is_admin=true', 'a;b=c', 'a=b', '%', '%61', '\ud800', '\u{1f600}', 'é', '\0', '\r\n', '__proto__', 'x'.repeat(200),
] as const;

const FILES = [
  new File([], ''), new File(['x'], ''), new File(['x'], 'a.png', { type: 'image/png' }), new Blob(['blob']), new File([], 'a.txt', { type: 'text/plain' }),
] as const; // prettier-ignore

const value: Arbitrary<unknown> = weighted<unknown>(
  [12, fc.constantFrom<unknown>(...TEXTS)],
  [1, fc.string({ unit: 'binary', maxLength: 4 })],
  [2, fc.constantFrom<unknown>(...FILES)],
);

// prettier-ignore
const HOSTILE = [
  '', ' ', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__proto__[is_admin]', '__proto__.is_admin', 'constructor[prototype][is_admin]', 'constructor.prototype.is_admin',
  'is_admin', 'is_admin[]', 'is_admin[0]', 'user[is_admin]', 'user.is_admin', 'IS_ADMIN', 'is_admin\0', 'is_admin\ud800', 'ıs_admin', '[is_admin]', '[]', '.', 'a[', 'a]', 'a[b', 'a[b]c', 'a..b', 'a[][b]', 'a[][]', 'a[[b]]',
  '?a', 'a=b', 'a&b', '#', '/', 'a:/b', 'x'.repeat(150), `a${'[0]'.repeat(7)}`, `a${'[b]'.repeat(8)}`, `a${'.b'.repeat(9)}`, `a${'[b]'.repeat(5_000)}`,
] as const;

/** Other entries: the places of the model and of what is sent, and names that are no places. */
function entriesFor(program: Program, sent: readonly Entry[]): Arbitrary<Entry> {
  const places = placesIn(program, { is: 'model', model: program.model });
  const named = fc
    .tuple(fc.constantFrom(...places, ['nobody']), notation)
    .chain(([place, how]) =>
      fc
        .constantFrom('', '', '', '[]', '[0]', '[x]', '.0', '.x', '[__proto__]')
        .map((end) => nameOf(place, how) + end),
    );
  const names = sent.map(([name]) => name);
  const name = weighted<string>(
    [6, named],
    [3, fc.constantFrom(...HOSTILE)],
    [names.length > 0 ? 3 : 0, fc.constantFrom(...names, '')],
  );
  const known = sent.map(([, one]) => one);
  return fc.tuple(
    name,
    weighted<unknown>(
      [3, value],
      [known.length > 0 ? 1 : 0, fc.constantFrom<unknown>(...known, '')],
    ),
  );
}

/** The places of the fields of a schema's models, those that nobody may write, too. */
function placesIn({ lazies }: Program, schema: Schema): string[][] {
  const inside = (inner: Schema, depth: number): string[][] => {
    if (depth > 3) return [];
    if ('lazy' in inner) return inside(lazies[inner.lazy]!, depth + 1);
    if ('model' in inner) {
      return Object.entries(inner.model.fields).flatMap(([key, field]) =>
        under(key, inside(field.schema, depth + 1)),
      );
    }
    if ('inner' in inner) return inside(inner.inner, depth);
    if ('options' in inner) return inner.options.flatMap((option) => inside(option, depth + 1));
    if ('entries' in inner) {
      const rest = inner.rest ? under('a', inside(inner.rest, depth + 1)) : [];
      return [
        ...Object.entries(inner.entries).flatMap(([key, entry]) =>
          under(key, inside(entry, depth + 1)),
        ),
        ...rest,
      ];
    }
    if ('items' in inner) {
      return [...inner.items, ...(inner.rest ? [inner.rest] : [])].flatMap((item, index) =>
        under(String(index), inside(item, depth + 1)),
      );
    }
    return [];
  };
  return inside(schema, 0);
}

const under = (key: string, places: readonly string[][]): string[][] => [
  [key],
  ...places.map((place) => [key, ...place]),
];
