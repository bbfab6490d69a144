/** The places where a user's text reaches generated code, as sources of schemas. */

export interface Sink {
  /** The source of a schema with the text in it. `text` is a string literal. */
  readonly schema: (text: string, index: number) => string;
  /**
   * A value that the schema accepts; absent where a strange text makes it accept nothing, or throw.
   */
  readonly takes?: (text: string) => unknown;
  /** The output for that value, if it is another one. */
  readonly makes?: (text: string) => unknown;
}

const something = (): string => 'text';
const itself = (text: string): string => text;
const keyed = (text: string): object => ({ [text]: 'text' });

const piped = (...actions: string[]): string => `v.pipe(${['v.string()', ...actions].join(', ')})`;

/** Every sink by the name of the model that holds a field for each hostile text. */
export const SINKS: Readonly<Record<string, Sink>> = {
  // What is said of a schema
  Description: { schema: (t) => piped(`v.description(${t})`), takes: something },
  Title: { schema: (t) => piped(`v.title(${t})`), takes: something },
  Example: { schema: (t) => piped(`v.examples([${t}])`), takes: itself },
  Examples: { schema: (t) => `v.pipe(v.any(), v.examples([{ [${t}]: [${t}] }]))`, takes: keyed },
  Metadata: { schema: (t) => piped(`v.metadata({ [${t}]: ${t} })`), takes: something },
  Brand: { schema: (t) => piped(`v.brand(${t})`), takes: itself },
  Flavor: { schema: (t) => piped(`v.flavor(${t})`), takes: itself },

  // Messages
  Message: { schema: (t) => `v.pipe(v.string(${t}), v.minLength(1, ${t}))`, takes: something },
  RuleMessage: { schema: (t, index) => RULES[index % RULES.length]?.(t) ?? '' },
  LaterMessage: { schema: (t, index) => RULES[(index + 40) % RULES.length]?.(t) ?? '' },
  LastMessage: { schema: (t, index) => RULES[(index + 80) % RULES.length]?.(t) ?? '' },
  TypeMessage: { schema: (t, index) => `v.${TYPES[index % TYPES.length]}(${t})` },
  CheckMessage: { schema: (t) => piped(`v.check(() => true, ${t})`), takes: itself },
  CustomMessage: { schema: (t) => `v.custom(() => true, ${t})`, takes: itself },
  InstanceMessage: { schema: (t) => `v.instance(Date, ${t})`, takes: () => new Date(0) },

  // Values
  Literal: { schema: (t) => `v.literal(${t}, ${t})`, takes: itself },
  Picklist: { schema: (t) => `v.picklist(['other', ${t}], ${t})`, takes: itself },
  Longlist: {
    schema: (t) => `v.picklist([...'abcdefghijklmnopqrstuvwxyz', ${t}])`,
    takes: itself,
  },
  Enum: { schema: (t) => `v.enum({ [${t} + 'x']: ${t} }, ${t})`, takes: itself },
  Value: {
    schema: (t) => piped(`v.value(${t}, ${t})`, `v.notValue(${t} + 'x', ${t})`),
    takes: itself,
  },
  Values: {
    schema: (t) => piped(`v.values([${t}, 'x'], ${t})`, `v.notValues([${t} + 'x'], ${t})`),
    takes: itself,
  },
  Order: {
    schema: (t) => piped(`v.minValue(${t}, ${t})`, `v.maxValue(${t}, ${t})`),
    takes: itself,
  },
  OpenOrder: {
    schema: (t) => piped(`v.gtValue('', ${t})`, `v.ltValue(${t} + 'x')`),
    takes: itself,
  },
  Clamped: { schema: (t) => piped(`v.toMinValue(${t})`, `v.toMaxValue(${t})`), takes: itself },
  Default: { schema: (t) => `v.optional(v.string(), ${t})`, takes: itself },
  NullDefault: { schema: (t) => `v.nullish(v.nullable(v.string(), ${t}), ${t})`, takes: itself },
  DataDefault: {
    schema: (t) => `v.optional(v.any(), { [${t}]: [${t}, { [${t}]: {} }] })`,
    takes: itself,
  },
  InnerDefault: {
    schema: (t) => `v.object({ a: v.nullish(v.any(), [{ [${t}]: ${t} }]) })`,
    takes: () => ({}),
    makes: (text) => ({ a: [{ [text]: text }] }),
  },
  MadeDefault: { schema: (t) => `v.optional(v.string(), () => ${t})`, takes: itself },
  Fallback: { schema: (t) => `v.fallback(v.literal(${t}), ${t})`, takes: itself },
  Required: {
    schema: (t, index) => `v.${REQUIRED[index % 3]}(v.nullish(v.literal(${t})), ${t})`,
    takes: itself,
  },

  // Parts, patterns and options of rules
  Pattern: { schema: (t) => piped(`v.regex(exactly(${t}), ${t})`), takes: itself },
  Flagged: { schema: (t) => piped(`v.regex(new RegExp(exactly(${t}), 'isu'))`), takes: itself },
  Start: {
    schema: (t) => piped(`v.startsWith(${t}, ${t})`, `v.endsWith(${t}, ${t})`),
    takes: itself,
  },
  Part: {
    schema: (t) => piped(`v.includes(${t}, ${t})`, `v.excludes(${t} + 'x', ${t})`),
    takes: itself,
  },
  Locale: { schema: (t) => piped(`v.words(${t}, 1)`) },
  Locales: { schema: (t) => piped(`v.minWords(['en', ${t}], 1, ${t})`) },
  MimeType: { schema: (t) => `v.pipe(v.blob(), v.mimeType(['image/png', ${t}], ${t}))` },
  Form: { schema: (t) => piped(`v.normalize(${t})`) },
  Truths: {
    schema: (t) => piped(`v.parseBoolean({ truthy: [${t}], falsy: [${t} + 'x'] }, ${t})`),
    takes: itself,
    makes: () => true,
  },
  Json: { schema: (t) => piped(`v.parseJson(undefined, ${t})`), takes: () => '1', makes: () => 1 },
  Space: {
    schema: (t) => `v.pipe(v.any(), v.stringifyJson({ space: ${t} }, ${t}))`,
    takes: itself,
    makes: (t) => JSON.stringify(t),
  },

  // Keys and containers
  Key: { schema: (t) => `v.object({ [${t}]: v.string() }, ${t})`, takes: keyed },
  Strict: {
    schema: (t) => `v.strictObject({ [${t}]: v.optional(v.string()) }, ${t})`,
    takes: keyed,
  },
  Loose: { schema: (t) => `v.looseObject({ [${t}]: v.string() }, ${t})`, takes: keyed },
  Rest: {
    schema: (t) => `v.objectWithRest({ [${t}]: v.string() }, v.literal(${t}), ${t})`,
    takes: (t) => ({ [t]: 'text', other: t }),
  },
  Inside: {
    schema: (t) => `v.array(v.object({ [${t}]: v.picklist([${t}]) }), ${t})`,
    takes: (t) => [{ [t]: t }],
  },
  Island: {
    schema: (t) => `v.object({ [${t}]: v.pipe(v.string(), v.check(() => true, ${t})) })`,
    takes: keyed,
  },
  Tuple: { schema: (t) => `v.tuple([v.literal(${t})], ${t})`, takes: (t) => [t] },
  StrictTuple: { schema: (t) => `v.strictTuple([v.literal(${t})], ${t})`, takes: (t) => [t] },
  LooseTuple: { schema: (t) => `v.looseTuple([v.literal(${t})], ${t})`, takes: (t) => [t, 1] },
  RestTuple: {
    schema: (t) => `v.tupleWithRest([v.literal(${t})], v.literal(${t}), ${t})`,
    takes: (t) => [t, t],
  },
  Record: {
    schema: (t) => `v.record(v.picklist([${t}]), v.literal(${t}), ${t})`,
    takes: (t) => ({ [t]: t }),
  },
  Map: {
    schema: (t) => `v.map(v.literal(${t}), v.literal(${t}), ${t})`,
    takes: (t) => new Map([[t, t]]),
  },
  Set: { schema: (t) => `v.set(v.literal(${t}), ${t})`, takes: (t) => new Set([t]) },
  Union: { schema: (t) => `v.union([v.literal(${t}, ${t}), v.number()], ${t})`, takes: itself },
  Variant: {
    schema: (t) => `v.variant('k', [v.object({ k: v.literal(${t}), [${t} + 'x']: v.string() })])`,
    takes: (t) => ({ k: t, [`${t}x`]: 'text' }),
  },
  Discriminator: {
    schema: (t) =>
      `v.variant(${t}, [v.object({ [${t}]: v.literal(${t}) }), v.object({ [${t}]: v.literal('b') })], ${t})`,
    takes: (t) => ({ [t]: t }),
  },
  Intersect: {
    schema: (t) =>
      `v.intersect([v.object({ [${t}]: v.string() }), v.object({ a: v.literal(${t}) })], ${t})`,
    takes: (t) => ({ [t]: 'text', a: t }),
  },
  Reference: {
    schema: (t, index) =>
      `reference(model('Referred${index}', { [${t}]: field(v.string()) }), ${t})`,
  },
  Lazy: { schema: (t) => `v.lazy(() => v.literal(${t}, ${t}))`, takes: itself },
};

const REQUIRED = ['nonOptional', 'nonNullable', 'nonNullish'];

const TYPES = [
  'string', 'number', 'boolean', 'bigint', 'date', 'null', 'undefined', 'void', 'never', 'nan',
  'symbol', 'function', 'promise', 'blob', 'file',
]; // prettier-ignore

const on =
  (schema: string, rule: string) =>
  (text: string): string =>
    `v.pipe(v.${schema}, v.${rule.includes('(') ? rule : `${rule}(`}${text}))`;

/** Every rule that has a message, with the message left open. */
const RULES: readonly ((text: string) => string)[] = [
  ...[
    'base64', 'bic', 'cuid2', 'decimal', 'digits', 'domain', 'email', 'emoji', "hash(['md5'], ",
    'hexColor', 'hexadecimal', 'ip', 'ipv4', 'ipv6', 'isoDate', 'isoDateTime', 'isoDateTimeSecond',
    'isoTime', 'isoTimeSecond', 'isoTimestamp', 'isoWeek', 'isrc', 'jwsCompact', 'ksuid', 'mac',
    'mac48', 'mac64', 'nanoid', 'octal', 'regex(/a/, ', 'rfcEmail', 'slug', 'ulid', 'uuid',
    'creditCard', 'imei', 'isbn', 'url', "startsWith('a', ", "endsWith('a', ", "includes('a', ",
    "excludes('a', ", 'length(1, ', 'minLength(1, ', 'maxLength(1, ', 'notLength(1, ', 'nonEmpty',
    'empty', 'bytes(1, ', 'minBytes(1, ', 'maxBytes(1, ', 'notBytes(1, ', 'codePoints(1, ',
    'minCodePoints(1, ', 'maxCodePoints(1, ', 'notCodePoints(1, ', 'graphemes(1, ',
    'minGraphemes(1, ', 'maxGraphemes(1, ', 'notGraphemes(1, ', "words('en', 1, ",
    "minWords('en', 1, ", "maxWords('en', 1, ", "notWords('en', 1, ", 'toNumber', 'toString',
    'toBigint', 'toDate', 'parseJson({}, ', 'parseBoolean({}, ',
  ].map((rule) => on('string()', rule)),
  ...[
    'finite', 'integer', 'safeInteger', 'value(1, ', 'notValue(1, ', 'values([1], ',
    'notValues([1], ', 'minValue(1, ', 'maxValue(1, ', 'gtValue(1, ', 'ltValue(1, ',
    'multipleOf(2, ',
  ].map((rule) => on('number()', rule)),
  ...['minValue(new Date(0), ', 'values([new Date(0)], '].map((rule) => on('date()', rule)),
  ...['entries(1, ', 'minEntries(1, ', 'maxEntries(1, ', 'notEntries(1, '].map((rule) =>
    on('record(v.string(), v.any())', rule),
  ),
  ...['size(1, ', 'minSize(1, ', 'maxSize(1, ', 'notSize(1, '].map((rule) => on('set(v.any())', rule)),
  ...['stringifyJson({}, ', 'check(() => true, '].map((rule) => on('any()', rule)),
  ...["mimeType(['image/png'], "].map((rule) => on('blob()', rule)),
]; // prettier-ignore
