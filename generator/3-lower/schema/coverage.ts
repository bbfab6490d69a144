/**
 * What becomes of each kind of valibot schema and action, by its `type`. Tests compare the table
 * with the installed valibot and with the generator; `docs/valibot-coverage.md` is written from it.
 */

/** What a kind becomes in generated code. */
export type Printed =
  /** Conditions, loops and functions. */
  | 'inline'
  /** A call of valibot, by its name. */
  | 'by name'
  /** A call of the user's own schema, imported from the model file. */
  | 'island'
  /** Nothing, because it does nothing at run time. */
  | 'nothing'
  /** An error: the generator refuses it. */
  | 'refused';

/** What a kind becomes in the JSON Schema of an input. */
export type Documented =
  /** A schema that accepts what the parser accepts. */
  | 'exact'
  /** A schema that accepts more than the parser, never less. */
  | 'wider'
  /** A schema that accepts nothing, because no JSON can carry such a value. */
  | 'none';

export interface Coverage {
  readonly printed: Printed;
  readonly documented: Documented;
  /** Where it is not exact, or not always printed this way. */
  readonly note?: string;
}

type Table = Readonly<Record<string, Coverage>>;

const UNITS =
  'Exact for lists. In texts, characters beyond U+FFFF count as two, and `pattern` says so.';
const APPROXIMATED = 'Said as a number of characters.';
const NUMBERS_ONLY = 'Exact for numbers. JSON Schema does not compare texts or booleans.';
const ONE_TYPE = "Exact for values of the schema's own type.";
const SENT_ENTRIES = 'Only valibot counts entries that are dropped or filled in.';
const NO_TUPLES = 'OpenAPI 3.0 has no tuples: there, wider.';
const OWN_FUNCTION = 'Only your own function can check it.';
const TEXTLESS = 'Objects without a text form, such as `{ "toString": 1 }`, are refused.';
const UNKNOWN_RESULT = 'Nothing is known about what it returns.';

const SCHEMAS: Table = {
  any: inline('exact'),
  array: inline('exact'),
  bigint: inline('none'),
  blob: inline('none'),
  boolean: inline('exact'),
  custom: island('wider', OWN_FUNCTION),
  date: inline('none'),
  enum: inline('exact'),
  exact_optional: inline('exact'),
  file: inline('none'),
  function: inline('none'),
  instance: island('wider', 'Only your own class can check it.'),
  intersect: inline(
    'wider',
    'Exact unless its options change the value. Then their outputs have to fit together.',
  ),
  lazy: inline(
    'exact',
    'A named function, and a reference. A getter that looks at its input, or makes a new schema each time, is an island.',
  ),
  literal: inline('exact'),
  loose_object: inline('exact'),
  loose_tuple: inline('exact', NO_TUPLES),
  map: inline('none'),
  nan: inline('none'),
  never: inline('exact'),
  non_nullable: inline('exact'),
  non_nullish: inline('exact'),
  non_optional: inline('exact'),
  null: inline('exact'),
  nullable: inline('exact'),
  nullish: inline('exact'),
  number: inline('exact'),
  object: inline(
    'exact',
    'If no key is required, valibot accepts a list as an object, and so does the schema.',
  ),
  object_with_rest: inline('exact'),
  optional: inline('exact'),
  picklist: inline('exact'),
  promise: inline('none'),
  record: inline(
    'exact',
    "The keys `__proto__`, `prototype` and `constructor` may hold anything, because valibot skips them. It accepts a list as a record, and so does the schema, which doesn't compare its indexes with the key's rules. OpenAPI 3.0 can say nothing about keys.",
  ),
  set: inline('none'),
  strict_object: inline('exact'),
  strict_tuple: inline('exact', NO_TUPLES),
  string: inline('exact'),
  symbol: inline('none'),
  tuple: inline('exact', NO_TUPLES),
  tuple_with_rest: inline('exact', NO_TUPLES),
  undefined: inline('none'),
  undefinedable: inline('exact'),
  union: inline('exact'),
  unknown: inline('exact'),
  variant: inline('exact', 'Wider if options share a value of the key.'),
  void: inline('none'),
};

const VALIDATIONS: Table = {
  base64: inline('exact'),
  bic: inline('exact'),
  bytes: byName('wider', APPROXIMATED),
  check: island('wider', OWN_FUNCTION),
  check_items: island('wider', OWN_FUNCTION),
  code_points: byName('exact'),
  credit_card: byName('wider', 'The digits are checked, but not the check digit.'),
  cuid2: inline('exact'),
  decimal: inline('exact'),
  digits: inline('exact'),
  domain: inline('exact'),
  email: inline('exact'),
  emoji: inline('exact'),
  empty: inline('exact'),
  ends_with: inline('exact'),
  entries: byName('wider', SENT_ENTRIES),
  every_item: island('wider', OWN_FUNCTION),
  excludes: inline('exact'),
  finite: inline('exact'),
  graphemes: byName('wider', APPROXIMATED),
  gt_value: inline('exact', NUMBERS_ONLY),
  hash: inline('exact'),
  hex_color: inline('exact'),
  hexadecimal: inline('exact'),
  imei: byName('wider', 'The digits are checked, but not the check digit.'),
  includes: inline('exact', 'In OpenAPI 3.0, for texts only.'),
  integer: inline('exact'),
  ip: inline('exact'),
  ipv4: inline('exact'),
  ipv6: inline('exact'),
  isbn: byName('wider', 'The digits are checked, but not the check digit.'),
  iso_date: inline('exact'),
  iso_date_time: inline('exact'),
  iso_date_time_second: inline('exact'),
  iso_time: inline('exact'),
  iso_time_second: inline('exact'),
  iso_timestamp: inline('exact'),
  iso_week: inline('exact'),
  isrc: inline('exact'),
  jws_compact: inline('exact'),
  ksuid: inline('exact'),
  length: inline('wider', UNITS),
  lt_value: inline('exact', NUMBERS_ONLY),
  mac: inline('exact'),
  mac48: inline('exact'),
  mac64: inline('exact'),
  max_bytes: byName('wider', APPROXIMATED),
  max_code_points: byName('exact'),
  max_entries: byName('wider', SENT_ENTRIES),
  max_graphemes: byName('wider', 'There is no limit to the characters of a grapheme.'),
  max_length: inline('wider', UNITS),
  max_size: byName('none'),
  max_value: inline('exact', NUMBERS_ONLY),
  max_words: byName('wider', 'There is no limit to the characters of a word.'),
  mime_type: byName('none'),
  min_bytes: byName('wider', APPROXIMATED),
  min_code_points: byName('exact'),
  min_entries: byName('wider', SENT_ENTRIES),
  min_graphemes: byName('wider', APPROXIMATED),
  min_length: inline('wider', UNITS),
  min_size: byName('none'),
  min_value: inline('exact', NUMBERS_ONLY),
  min_words: byName('wider', APPROXIMATED),
  multiple_of: inline(
    'exact',
    'For fractions, valibot calculates in binary, but some validators in decimals.',
  ),
  nanoid: inline('exact'),
  non_empty: inline('exact'),
  not_bytes: byName('wider', 'JSON Schema has limits only.'),
  not_code_points: byName('exact'),
  not_entries: byName('wider', 'JSON Schema has limits only.'),
  not_graphemes: byName('wider', 'JSON Schema has limits only.'),
  not_length: inline('wider', UNITS),
  not_size: byName('none'),
  not_value: inline('exact', ONE_TYPE),
  not_values: byName('exact', ONE_TYPE),
  not_words: byName('wider', 'JSON Schema has limits only.'),
  octal: inline('exact'),
  partial_check: island('wider', OWN_FUNCTION),
  raw_check: island('wider', OWN_FUNCTION),
  regex: inline(
    'exact',
    'The flags `i` and `s` are spelt out. Those with `m`, and some without `u`, are wider.',
  ),
  rfc_email: inline('exact'),
  safe_integer: inline('exact'),
  size: byName('none'),
  slug: inline('exact'),
  some_item: island('wider', OWN_FUNCTION),
  starts_with: inline('exact'),
  ulid: inline('exact'),
  url: byName(
    'wider',
    'No pattern can express what the URL parser accepts. Documents say `format: uri`.',
  ),
  uuid: inline('exact'),
  value: inline('exact', ONE_TYPE),
  values: byName('exact', ONE_TYPE),
  words: byName('wider', APPROXIMATED),
};

const TRANSFORMATIONS: Table = {
  args: island('none', 'It is about functions.'),
  await: { printed: 'refused', documented: 'none', note: 'Parsing is synchronous.' },
  brand: inline('exact'),
  filter_items: island('exact', UNKNOWN_RESULT),
  find_item: island('exact', UNKNOWN_RESULT),
  flavor: inline('exact'),
  guard: island('wider', OWN_FUNCTION),
  map_items: island('exact', UNKNOWN_RESULT),
  normalize: byName('exact'),
  parse_boolean: byName('wider', 'Values that mean neither true nor false are refused.'),
  parse_json: byName('wider', 'Texts that are not JSON are refused. With a reviver, an island.'),
  raw_transform: island('wider', OWN_FUNCTION),
  readonly: inline('exact'),
  reduce_items: island('exact', UNKNOWN_RESULT),
  returns: island('none', 'It is about functions.'),
  sort_items: byName('exact', `With its own function, an island. ${TEXTLESS}`),
  stringify_json: byName('exact', 'With a replacer, an island.'),
  to_bigint: byName('wider', 'Values that make no bigint are refused.'),
  to_boolean: byName('exact'),
  to_camel_case: byName('exact'),
  to_date: byName('wider', 'Values that make no date are refused.'),
  to_kebab_case: byName('exact'),
  to_lower_case: inline('exact'),
  to_max_value: byName('exact'),
  to_min_value: byName('exact'),
  to_number: byName('wider', 'Values that make no number are refused.'),
  to_pascal_case: byName('exact'),
  to_snake_case: byName('exact'),
  to_string: byName('exact', TEXTLESS),
  to_upper_case: inline('exact'),
  transform: island('exact', UNKNOWN_RESULT),
  trim: inline('exact'),
  trim_end: inline('exact'),
  trim_start: inline('exact'),
};

const METADATA: Table = {
  description: nothing(),
  examples: nothing(),
  metadata: nothing('It is for your own code, and is in no document.'),
  title: nothing(),
};

/** Everything that valibot has, by kind and `type`. */
export const COVERAGE: Readonly<
  Record<'schema' | 'validation' | 'transformation' | 'metadata', Table>
> = {
  schema: SCHEMAS,
  validation: VALIDATIONS,
  transformation: TRANSFORMATIONS,
  metadata: METADATA,
};

function inline(documented: Documented, note?: string): Coverage {
  return { printed: 'inline', documented, ...(note !== undefined && { note }) };
}

function byName(documented: Documented, note?: string): Coverage {
  return { printed: 'by name', documented, ...(note !== undefined && { note }) };
}

function island(documented: Documented, note: string): Coverage {
  return { printed: 'island', documented, note };
}

function nothing(note?: string): Coverage {
  return { printed: 'nothing', documented: 'exact', ...(note !== undefined && { note }) };
}
