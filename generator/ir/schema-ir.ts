/**
 * A valibot schema as plain data, in the words of JSON Schema where it has them. Whatever can't be
 * said as data is an island: a path to the live schema in the user's own module.
 */
export type SchemaIr =
  | TypeIr
  | ConstIr
  | EnumIr
  | ArrayIr
  | TupleIr
  | ObjectIr
  | RecordIr
  | MapIr
  | SetIr
  | AnyOfIr
  | AllOfIr
  | WrapperIr
  | RequiredIr
  | PipeIr
  | RefIr
  | ModelRefIr
  | IslandIr;

/** What schemas have that can refuse: what they expect, in valibot's words, and the user's message. */
export interface Refusing {
  readonly expects: string;
  readonly message?: string;
}

/** A schema without parameters, by its valibot name. */
export interface TypeIr extends Refusing {
  readonly kind: 'type';
  readonly type: TypeName;
}

// prettier-ignore
export type TypeName =
  | 'string' | 'number' | 'boolean' | 'bigint' | 'date' | 'null' | 'unknown' | 'any'
  | 'undefined' | 'void' | 'never' | 'nan' | 'symbol' | 'function' | 'promise' | 'blob' | 'file';

export interface ConstIr extends Refusing {
  readonly kind: 'const';
  readonly const: Primitive;
}

/** `picklist`, or `enum` by its values. A TypeScript enum's own type is not known at run time. */
export interface EnumIr extends Refusing {
  readonly kind: 'enum';
  readonly from: 'picklist' | 'enum';
  readonly enum: readonly Primitive[];
}

export interface ArrayIr extends Refusing {
  readonly kind: 'array';
  readonly items: SchemaIr;
}

/** What is done with items or keys that no schema is declared for: or the schema of all of them. */
export type RestIr = 'drop' | 'refuse' | 'keep' | SchemaIr;

/** `tuple`, `strictTuple`, `looseTuple`, `tupleWithRest`. */
export interface TupleIr extends Refusing {
  readonly kind: 'tuple';
  readonly prefixItems: readonly SchemaIr[];
  readonly rest: RestIr;
}

/** A plain nested object, which is no model: `object`, `strictObject`, `looseObject`, `objectWithRest`. */
export interface ObjectIr extends Refusing {
  readonly kind: 'object';
  readonly properties: readonly { readonly key: string; readonly schema: SchemaIr }[];
  readonly rest: RestIr;
}

export interface RecordIr extends Refusing {
  readonly kind: 'record';
  readonly key: SchemaIr;
  readonly value: SchemaIr;
}

export interface MapIr extends Refusing {
  readonly kind: 'map';
  readonly key: SchemaIr;
  readonly value: SchemaIr;
}

export interface SetIr extends Refusing {
  readonly kind: 'set';
  readonly value: SchemaIr;
}

/** `union`, or with a discriminator `variant`. */
export interface AnyOfIr extends Refusing {
  readonly kind: 'anyOf';
  readonly anyOf: readonly SchemaIr[];
  readonly discriminator?: string;
}

/** `intersect` */
export interface AllOfIr extends Refusing {
  readonly kind: 'allOf';
  readonly allOf: readonly SchemaIr[];
}

export interface WrapperIr {
  readonly kind: 'wrapper';
  readonly wrapper: Wrapper;
  readonly schema: SchemaIr;
  readonly default?: DefaultIr;
}

export type Wrapper = 'optional' | 'exactOptional' | 'nullable' | 'nullish' | 'undefinedable';

/** A default as data, or where the user's module holds it. */
export type DefaultIr =
  | { readonly kind: 'value'; readonly value: Data }
  | { readonly kind: 'island'; readonly source: SourceIr };

/** What takes `null`, `undefined` or both out of a schema again. */
export interface RequiredIr extends Refusing {
  readonly kind: 'required';
  readonly required: 'nonOptional' | 'nonNullable' | 'nonNullish';
  readonly schema: SchemaIr;
}

export interface PipeIr {
  readonly kind: 'pipe';
  readonly schema: SchemaIr;
  readonly actions: readonly ActionIr[];
}

export type ActionIr = RuleIr | ActionIslandIr | ThenIr;

/** A rule or transformation of a pipe that is data, by its valibot name. */
export interface RuleIr {
  readonly kind: 'rule';
  readonly name: RuleName;
  /** What it is called with, before the message. */
  readonly arguments: readonly ArgumentIr[];
  /** The pattern that it tests, if it tests one: of the user's, or of valibot's own. */
  readonly pattern?: RegExp;
  /** What an issue says, without the value: `Invalid length: Expected <=80`; none if it is called. */
  readonly refusal?: string;
  readonly message?: string;
}

export type ArgumentIr = Primitive | RegExp | Date | readonly (Primitive | Date)[] | ConfigIr;

/** Options of `parseBoolean` and the like. */
export interface ConfigIr {
  readonly [option: string]: Primitive | readonly Primitive[];
}

export interface ActionIslandIr {
  readonly kind: 'island';
  /** Its valibot type, for whoever tells of it. */
  readonly type: string;
  /** The rule of valibot's that it is, but for a message that a function makes. */
  readonly rule?: RuleName;
  readonly source: SourceIr;
  readonly transforms: boolean;
}

/** A schema further down a pipe, for what the steps before it made. */
export interface ThenIr {
  readonly kind: 'then';
  readonly schema: SchemaIr;
}

/** What a `lazy` schema gets. Schemas may go round in circles through it. */
export interface RefIr {
  readonly kind: 'ref';
  readonly definition: DefinitionIr;
}

/** A schema that is referred to, and therefore printed once, with a name. */
export interface DefinitionIr {
  /** Unique in the program: `Category.children`, and `Category.children.2` for another one there. */
  readonly name: string;
  schema: SchemaIr;
}

/** A nested model, whose own grants decide what passes. */
export interface ModelRefIr {
  readonly kind: 'model';
  readonly model: string;
}

/** The user's own schema, called at run time. */
export interface IslandIr {
  readonly kind: 'island';
  /** Its valibot type: an object asks by it whether the key may be absent. */
  readonly type: string;
  /** What it expects, in valibot's words: a variant says so of what chooses an option. */
  readonly expects: string;
  readonly defaulted: boolean;
  /** Whether it has a fallback, which an object puts in the place of a missing key. */
  readonly fallback: boolean;
  readonly source: SourceIr;
}

/** Where the live schema is: in a declared field's schema, or in one of its narrowings. */
export interface SourceIr {
  readonly model: string;
  readonly field: string;
  readonly narrowing?: { readonly operation: 'create' | 'update'; readonly index: number };
  /** The properties that lead from there to it; the `getter` of a lazy schema is called. */
  readonly steps: readonly (string | number)[];
}

export type Primitive = string | number | bigint | boolean | null | undefined;

/** What a literal makes anew each time: primitives, and plain lists and objects of them. */
export type Data = Primitive | readonly Data[] | { readonly [key: string]: Data };

/** The rules and transformations that are data, by valibot's names. */
// prettier-ignore
export type RuleName =
  // Tests of a text by a pattern
  | 'base64' | 'bic' | 'cuid2' | 'decimal' | 'digits' | 'domain' | 'email' | 'emoji' | 'hash'
  | 'hexColor' | 'hexadecimal' | 'ip' | 'ipv4' | 'ipv6' | 'isoDate' | 'isoDateTime'
  | 'isoDateTimeSecond' | 'isoTime' | 'isoTimeSecond' | 'isoTimestamp' | 'isoWeek' | 'isrc'
  | 'jwsCompact' | 'ksuid' | 'mac' | 'mac48' | 'mac64' | 'nanoid' | 'octal' | 'regex'
  | 'rfcEmail' | 'slug' | 'ulid' | 'uuid'
  // Tests by a function of valibot's
  | 'creditCard' | 'imei' | 'isbn' | 'url' | 'finite' | 'integer' | 'safeInteger'
  // Parts, lengths, sizes and values
  | 'startsWith' | 'endsWith' | 'includes' | 'excludes'
  | 'length' | 'minLength' | 'maxLength' | 'notLength' | 'nonEmpty' | 'empty'
  | 'bytes' | 'minBytes' | 'maxBytes' | 'notBytes'
  | 'codePoints' | 'minCodePoints' | 'maxCodePoints' | 'notCodePoints'
  | 'graphemes' | 'minGraphemes' | 'maxGraphemes' | 'notGraphemes'
  | 'words' | 'minWords' | 'maxWords' | 'notWords'
  | 'entries' | 'minEntries' | 'maxEntries' | 'notEntries'
  | 'size' | 'minSize' | 'maxSize' | 'notSize' | 'mimeType'
  | 'value' | 'notValue' | 'values' | 'notValues'
  | 'minValue' | 'maxValue' | 'gtValue' | 'ltValue' | 'multipleOf'
  // Transformations
  | 'trim' | 'trimStart' | 'trimEnd' | 'toLowerCase' | 'toUpperCase' | 'normalize'
  | 'toCamelCase' | 'toKebabCase' | 'toPascalCase' | 'toSnakeCase'
  | 'toNumber' | 'toString' | 'toBoolean' | 'toBigint' | 'toDate' | 'toMinValue' | 'toMaxValue'
  | 'parseBoolean' | 'parseJson' | 'stringifyJson' | 'sortItems'
  | 'brand' | 'flavor' | 'readonly';
