/** Random actions, by the values that they apply to. */
import fc, { type Arbitrary } from 'fast-check';
import { Own, type Action, type Value } from './description.js';

/** The kind of a schema's output, which decides what actions may follow. */
export type Carrier =
  | 'text'
  | 'number'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'list'
  | 'object'
  | 'file'
  | 'sized'
  | 'function'
  | 'any';

/** Short texts, some of which are awkward in source code. */
export const TEXTS: readonly string[] = [
  'a', 'ab', 'abc', 'x', '', ' ', "it's", '"', '\\', '`${x}`', '\n', '</script>', 'é', '😀', '\u2028',
  '__proto__', 'constructor', 'A B-c_d', 'XMLHttp', 'red', 'green',
]; // prettier-ignore

export const NUMBERS: readonly number[] = [
  0, 1, 2, 3, 10, -1, 2.5, -0, 1e21, Number.MAX_SAFE_INTEGER, 2 ** 53, Infinity, -Infinity, NaN, 1e-7,
]; // prettier-ignore

export const DATES: readonly Date[] = [new Date(0), new Date('2026-01-31T12:00:00Z')];

const text = fc.constantFrom(...TEXTS);
const number = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(1, 0, 2, 3, 10, -1, 2.5) },
  { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) },
);
const bigint = fc.constantFrom(1n, 0n, 2n, -3n, 10n);
const date = fc.constantFrom(...DATES);
const boolean = fc.boolean();
const count = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(1, 2, 0, 3, 5, 12) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 1.5, Infinity, NaN) },
);
const list = <Item>(item: Arbitrary<Item>): Arbitrary<Item[]> =>
  fc.array(item, { minLength: 1, maxLength: 3 });
const own = (...names: readonly string[]): Arbitrary<Own> =>
  fc.constantFrom(...names).map((name) => new Own(name));
const config = (options: { [option: string]: Arbitrary<unknown> }): Arbitrary<unknown> =>
  fc.option(fc.record(options, { requiredKeys: [], noNullPrototype: true }), { nil: undefined });

/** A message: mostly valibot's own. */
export const message: Arbitrary<Value> = fc.oneof(
  { weight: 12, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('Nope', 'It\'s "wrong"') },
  { weight: 1, arbitrary: fc.constant(new Own('say')) },
);

function action(name: string, ...args: readonly Arbitrary<Value>[]): Arbitrary<Action> {
  return fc.tuple(fc.tuple(...args), message).map(([given, said]) => ({
    do: name,
    args: given,
    ...(said !== undefined && { message: said }),
  }));
}

/** Transformations that can't refuse take no message. */
function silent(name: string, ...args: readonly Arbitrary<Value>[]): Arbitrary<Action> {
  return fc.tuple(...args).map((given) => ({ do: name, args: given }));
}

/** The four rules about a number of something. */
function counted(name: string, ...before: readonly Arbitrary<Value>[]): Arbitrary<Action>[] {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return [name, `min${capital}`, `max${capital}`, `not${capital}`].map((one) =>
    action(one, ...before, count),
  );
}

function compared(value: Arbitrary<Value>): Arbitrary<Action>[] {
  return [
    ...['value', 'notValue', 'minValue', 'maxValue', 'gtValue', 'ltValue'].map((name) =>
      action(name, value),
    ),
    ...['values', 'notValues'].map((name) => action(name, list(value))),
    ...['toMinValue', 'toMaxValue'].map((name) => silent(name, value)),
  ];
}

const PATTERNS = [
  'base64', 'bic', 'creditCard', 'cuid2', 'decimal', 'digits', 'domain', 'email', 'emoji',
  'hexadecimal', 'hexColor', 'imei', 'ip', 'ipv4', 'ipv6', 'isbn', 'isrc', 'isoDate', 'isoDateTime',
  'isoDateTimeSecond', 'isoTime', 'isoTimeSecond', 'isoTimestamp', 'isoWeek', 'jwsCompact', 'ksuid',
  'mac', 'mac48', 'mac64', 'nanoid', 'octal', 'rfcEmail', 'slug', 'ulid', 'url', 'uuid',
]; // prettier-ignore

const REGEXES = [
  /^[a-z]+$/, /a/i, /\//, /[/\]]/u, /^\d{1,3}$/, /^(?:x|y)?$/s, /'"`/, /\u2028|\n/, /^\p{L}+$/u, /(?<n>a)\k<n>/, new RegExp('^.$', 'v'),
]; // prettier-ignore

const anyOf = <Item>(...arbitraries: readonly Arbitrary<Item>[]): Arbitrary<Item> =>
  fc.oneof(...arbitraries);

/** Steps that return their value unchanged. */
const EVERYWHERE: readonly Arbitrary<Action>[] = [
  action('check', own('isTruthy', 'isShort', 'isEven')),
  action('guard', own('isThere')),
  silent('rawCheck', own('complain')),
  silent('brand', text),
  silent('flavor', text),
  silent('readonly'),
];

export const STEPS: { readonly [carrier in Carrier]: Arbitrary<Action> } = {
  text: fc.oneof(
    {
      weight: 3,
      arbitrary: anyOf(
        ...['length', 'minLength', 'maxLength', 'notLength'].map((name) => action(name, count)),
        action('nonEmpty'),
        action('empty'),
      ),
    },
    { weight: 4, arbitrary: anyOf(...PATTERNS.map((name) => action(name))) },
    { weight: 1, arbitrary: action('regex', fc.constantFrom(...REGEXES)) },
    { weight: 1, arbitrary: action('hash', list(fc.constantFrom('md5', 'crc32', 'sha1'))) },
    {
      weight: 1,
      arbitrary: anyOf(
        ...['startsWith', 'endsWith', 'includes', 'excludes'].map((name) => action(name, text)),
      ),
    },
    {
      weight: 1,
      arbitrary: anyOf(
        ...counted('bytes'),
        ...counted('codePoints'),
        ...counted('graphemes'),
        ...counted('words', fc.constantFrom('en', undefined, ['de'])),
      ),
    },
    { weight: 1, arbitrary: anyOf(...compared(text)) },
    {
      weight: 3,
      arbitrary: anyOf(
        ...[
          'trim',
          'trimStart',
          'trimEnd',
          'toLowerCase',
          'toUpperCase',
          'toCamelCase',
          'toKebabCase',
          'toPascalCase',
          'toSnakeCase',
        ].map((name) => silent(name)),
        silent('normalize', fc.constantFrom(undefined, 'NFC', 'NFKD')),
      ),
    },
    { weight: 2, arbitrary: anyOf(...EVERYWHERE) },
  ),
  number: fc.oneof(
    { weight: 2, arbitrary: anyOf(action('integer'), action('safeInteger'), action('finite')) },
    { weight: 2, arbitrary: action('multipleOf', fc.constantFrom(1, 2, 0.1, 5)) },
    { weight: 3, arbitrary: anyOf(...compared(number)) },
    { weight: 1, arbitrary: anyOf(...EVERYWHERE) },
  ),
  bigint: anyOf(action('multipleOf', fc.constantFrom(2n, 3n)), ...compared(bigint), ...EVERYWHERE),
  boolean: anyOf(...compared(boolean), ...EVERYWHERE),
  date: anyOf(...compared(date), ...EVERYWHERE),
  list: anyOf(
    ...counted('length'),
    action('nonEmpty'),
    action('empty'),
    action('includes', fc.constantFrom<Value>('a', 1)),
    action('excludes', fc.constantFrom<Value>('a', 1)),
    action('checkItems', own('isTruthy', 'isText')),
    action('everyItem', own('isTruthy', 'isText')),
    action('someItem', own('isTruthy', 'isText')),
    silent('filterItems', own('isTruthy')),
    silent('mapItems', own('wrapped')),
    silent('sortItems'),
    silent('sortItems', own('byKind')),
    ...EVERYWHERE,
  ),
  object: anyOf(
    ...counted('entries'),
    action('partialCheck', fc.constant([['a'], ['b']]), own('areSame')),
    fc
      .tuple(
        action('partialCheck', fc.constant([['a'], ['b']]), own('areSame')),
        fc.constantFrom(['a'], ['a', 'b']),
      )
      .map(([made, forward]) => ({ ...made, forward })),
    fc
      .tuple(action('check', own('areSame')), fc.constantFrom(['b'], ['b', 'c', 'd']))
      .map(([made, forward]) => ({ ...made, forward })),
    ...EVERYWHERE,
  ),
  file: anyOf(
    ...counted('size'),
    action('mimeType', list(fc.constantFrom('image/png', 'text/plain'))),
    ...EVERYWHERE,
  ),
  sized: anyOf(...counted('size'), ...EVERYWHERE),
  function: anyOf(
    silent('args', fc.constant({ is: 'tuple', items: [{ is: 'string' }] })),
    silent('returns', fc.constant({ is: 'string' })),
    ...EVERYWHERE,
  ),
  any: anyOf(...EVERYWHERE),
};

interface Conversion {
  readonly to: Carrier;
  readonly action: Arbitrary<Action>;
}

const toJson = action(
  'stringifyJson',
  config({ space: fc.constantFrom<Value>(2, '\t'), replacer: own('withoutZero') }),
);

const FROM_EVERYWHERE: readonly Conversion[] = [
  { to: 'text', action: action('toString') },
  { to: 'boolean', action: silent('toBoolean') },
  { to: 'text', action: toJson },
  { to: 'any', action: silent('transform', own('wrapped', 'toNothing')) },
  { to: 'number', action: silent('transform', own('lengthOf')) },
  { to: 'number', action: silent('rawTransform', own('shorten')) },
];

const FROM_SCALARS: readonly Conversion[] = [
  { to: 'number', action: action('toNumber') },
  { to: 'bigint', action: action('toBigint') },
  { to: 'date', action: action('toDate') },
  {
    to: 'boolean',
    action: action(
      'parseBoolean',
      config({
        truthy: list(fc.constantFrom<Value>('Yes', 1, 'a')),
        falsy: list(fc.constantFrom<Value>('no', 0)),
      }),
    ),
  },
  ...FROM_EVERYWHERE,
];

/** Steps that change the kind of the value. */
export const CONVERSIONS: { readonly [carrier in Carrier]: readonly Conversion[] } = {
  text: [
    { to: 'any', action: action('parseJson', config({ reviver: own('withoutZero') })) },
    ...FROM_SCALARS,
  ],
  number: FROM_SCALARS,
  bigint: FROM_SCALARS,
  boolean: FROM_SCALARS,
  date: FROM_SCALARS,
  list: [
    { to: 'any', action: silent('findItem', own('isTruthy')) },
    { to: 'number', action: silent('reduceItems', own('counted'), fc.constant(0)) },
    ...FROM_EVERYWHERE,
  ],
  object: FROM_EVERYWHERE,
  file: FROM_EVERYWHERE,
  sized: FROM_EVERYWHERE,
  function: [],
  any: FROM_EVERYWHERE,
};
