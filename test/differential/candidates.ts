/** Values worth trying on a schema: some that it accepts, and some that it only just refuses. */
import { DATES, NUMBERS, TEXTS } from './actions.js';
import { accepts } from './accepts.js';
import { type Action, type Schema, type Value } from './description.js';

/** For each rule about texts, a text that it accepts. Most rules refuse the others. */
const SAMPLES: readonly string[] = [
  'aGVsbG8=', 'DEUTDEFF', '4111 1111 1111 1111', '4111111111111112', 'tz4a98xxat96iws9zmbrgj3a', '-12.5', '123', 'example.com',
  'me@example.com', "o'neil+x@example.com", '👩‍👩‍👧‍👦', '0xff', 'ff00', '#ff0000', '356741080000000', '127.0.0.1', '2001:db8::1', '978-3-16-148410-0', '080442957X', 'US-S1Z-99-00001', '2026-01-31', '2026-02-30', '2026-01-31T12:00', '2026-01-31T12:00:00', '12:00', '12:00:59', '2026-01-31T12:00:00.000Z', '2026-W05', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '0ujtsYcgvSTl8PAuAdqWYSMnLOv', '00:1B:44:11:3A:B7', '00:1B:44:11:3A:B7:00:01', 'V1StGXR8_Z5jdHi6B-myT', '0o17', 'my-slug', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'https://example.com', '0b56a1c4-8d0f-4e0a-9c57-2f0e4a2f9d11', 'd41d8cd98f00b204e9800998ecf8427e', 'cbf43926', 'Two words', ' padded ', '\ud800', 'e\u0301', 'a'.repeat(300), 'true', 'yes', 'OFF', '1', '1e3', '{"a":1}', '[0,1]', 'null', '"x"', '{"__proto__":{"a":1}}', ' __proto__ ',
]; // prettier-ignore

/** Objects that JSON can carry, but that can't be turned into a text or number. */
const HOSTILE: readonly Value[] = [
  { toString: 1 }, [{ toString: null }, 'a'], { valueOf: 1, toString: 'a' }, { toJSON: 1, length: 2, constructor: { name: 'a' } },
]; // prettier-ignore

/** Values that can be written into a model as a default. */
export const PRINTABLE: readonly Value[] = [
  'a', 1, true, null, '', 0, false, -1, 2.5, [], {}, 'red', [1], ['a'], { a: 1 }, { a: 'a', b: 'a' }, 1n,
  ...TEXTS, ...NUMBERS, ...DATES.map((date) => new Date(date)), ...SAMPLES, 0n, 2n, [[]], [1, 'a'], { a: 'a' }, { kind: 'a' }, { kind: 'b', a: 1 }, undefined,
  ...HOSTILE,
]; // prettier-ignore

/** The same values as a client sends them: copies, because a set compares objects by identity. */
const SENT: readonly Value[] = structuredClone(PRINTABLE);

/** Values that only JavaScript has. Each is a single object, so that a copy can be told from it. */
export const EXOTIC: readonly Value[] = [
  undefined, new Date(NaN), new Map([['a', 1]]), new Set(['a']), new Map(), new Set([1]), Symbol('symbol'),
  () => undefined, Object('boxed'), /a/, Promise.resolve(), new Blob(['blob'], { type: 'image/png' }), new Blob([]), new File(['12'], 'f', { type: 'text/plain' }),
  new (class Body { readonly a = 1; })(), Object.create({ a: 1, kind: 'a' }), Object.assign(Object.create(null), { a: 1 }), Object.assign([1], { a: 1 }), Object.assign([], { length: 2 }), new Map([[{}, 1]]),
  [Object.create(null), Symbol('item')], Object.assign(() => 1, { toString: 1 }),
]; // prettier-ignore

const cache = new WeakMap<Schema, Candidates>();

export interface Candidates {
  readonly all: readonly Value[];
  /** Those that the schema accepts; all of them if it accepts none. */
  readonly taken: readonly Value[];
}

/** Values for a schema that has no parts, those around its own limits first. */
export function candidatesFor(schema: Schema): Candidates {
  const known = cache.get(schema);
  if (known) return known;
  const all = [...aroundOf(schema), ...SENT, ...EXOTIC];
  const taken = all.filter((value) => accepts(schema, value));
  const found = { all, taken: taken.length > 0 ? taken : all };
  cache.set(schema, found);
  return found;
}

/** The same without values that can't be printed. */
export const printableFor = (schema: Schema): readonly Value[] => [
  ...aroundOf(schema),
  ...PRINTABLE,
];

function aroundOf(schema: Schema): readonly Value[] {
  if ('values' in schema) return schema.values;
  if ('steps' in schema) {
    const actions = schema.steps.flatMap((step) =>
      'do' in step ? aroundAction(step) : 'next' in step ? aroundOf(step.next) : [],
    );
    return [...aroundOf(schema.inner), ...actions];
  }
  return 'inner' in schema ? aroundOf(schema.inner) : [];
}

function aroundAction(action: Action): readonly Value[] {
  return action.args.flat().flatMap((argument): Value[] => {
    if (typeof argument === 'string')
      return [argument, `${argument}a`, `a${argument}`, ` ${argument} `, argument.toUpperCase()];
    if (typeof argument === 'bigint') return [argument, argument + 1n, argument - 1n];
    if (argument instanceof Date)
      return [0, 1, -1].map((later) => new Date(argument.getTime() + later));
    if (typeof argument !== 'number') return [];
    const lengths = [argument - 1, argument, argument + 1].filter(
      (length) => length >= 0 && length < 100,
    );
    return [
      argument,
      argument + 1,
      argument - 1,
      ...lengths.flatMap((length) => [
        'x'.repeat(length),
        '😀'.repeat(length / 2),
        'wort '.repeat(length),
        'é'.repeat(length),
      ]),
    ];
  });
}
