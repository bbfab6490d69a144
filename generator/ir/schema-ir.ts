/**
 * A valibot schema as plain data, in JSON Schema's words where it has them. What data can't express
 * is an island: a path to the live schema in the user's own module.
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

/**
 * For schemas that can refuse a value: what they expect, in valibot's words, and the user's
 * message.
 */
export interface Refusing {
  readonly expects: string;
  readonly message?: MessageIr;
}

/** An author's message, or the place of the live schema or action, if only that can tell it. */
export type MessageIr = string | SourceIr;

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

/** `picklist`, or `enum` by its values. The type of a TypeScript enum is unknown at run time. */
export interface EnumIr extends Refusing {
  readonly kind: 'enum';
  readonly from: 'picklist' | 'enum';
  readonly enum: readonly Primitive[];
}

export interface ArrayIr extends Refusing {
  readonly kind: 'array';
  readonly items: SchemaIr;
}

/** What happens to undeclared items or keys, or the schema for all of them. */
export type RestIr = 'drop' | 'refuse' | 'keep' | SchemaIr;

/** `tuple`, `strictTuple`, `looseTuple`, `tupleWithRest`. */
export interface TupleIr extends Refusing {
  readonly kind: 'tuple';
  readonly prefixItems: readonly SchemaIr[];
  readonly rest: RestIr;
}

/**
 * A plain nested object, not a model: `object`, `strictObject`, `looseObject`, `objectWithRest`.
 */
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

/** `union`, or `variant` if there is a discriminator. */
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

/** A default as data, or its place in the user's module. */
export type DefaultIr =
  | { readonly kind: 'value'; readonly value: Data }
  | { readonly kind: 'island'; readonly source: SourceIr };

/** Removes `null`, `undefined` or both from a schema. */
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

/** A rule or transformation in a pipe that can be data, by its valibot name. */
export interface RuleIr {
  readonly kind: 'rule';
  readonly name: RuleName;
  /** Its arguments without the message. */
  readonly arguments: readonly ArgumentIr[];
  /** The pattern that it tests, if any: the user's, or valibot's own. */
  readonly pattern?: RegExp;
  /**
   * The message of its issue, without the value: `Invalid length: Expected <=80`. Absent if generated
   * code calls valibot for the rule.
   */
  readonly refusal?: MessageIr;
  readonly message?: MessageIr;
}

export type ArgumentIr = Primitive | RegExp | Date | readonly (Primitive | Date)[] | ConfigIr;

/** Options of `parseBoolean` and the like. */
export interface ConfigIr {
  readonly [option: string]: Primitive | readonly Primitive[];
}

export interface ActionIslandIr {
  readonly kind: 'island';
  /** Its valibot type, for reports. */
  readonly type: string;
  /** The valibot rule, if only an argument makes it an island. */
  readonly rule?: RuleName;
  readonly source: SourceIr;
  readonly transforms: boolean;
}

/** A schema later in a pipe. It gets the result of the steps before it. */
export interface ThenIr {
  readonly kind: 'then';
  readonly schema: SchemaIr;
}

/** A schema referred to by name. */
export interface RefIr {
  readonly kind: 'ref';
  /** Whether it is behind `lazy` or a getter, which make recursion possible, or just used often. */
  readonly isLazy: boolean;
  readonly definition: DefinitionIr;
}

/** A schema that others refer to. It is printed once, with a name. */
export interface DefinitionIr {
  /**
   * Unique in the program: `Category.children`, and `Category.children.2` for a second one there.
   */
  readonly name: string;
  schema: SchemaIr;
}

/** A nested model. Its own grants apply. */
export interface ModelRefIr {
  readonly kind: 'model';
  readonly model: string;
}

/** The user's own schema, called at run time. */
export interface IslandIr {
  readonly kind: 'island';
  /** Its valibot type, which tells an object whether the key may be absent. */
  readonly type: string;
  /** What it expects, in valibot's words. A variant needs this for its discriminator. */
  readonly expects: string;
  readonly defaulted: boolean;
  /** Whether it has a fallback, which an object uses for a missing key. */
  readonly fallback: boolean;
  readonly source: SourceIr;
}

/** Where the live schema is: inside a field's schema, or inside one of its narrowings. */
export interface SourceIr {
  readonly model: string;
  readonly field: string;
  readonly narrowing?: { readonly operation: 'create' | 'update'; readonly index: number };
  /** The path from there to the schema. A lazy schema's `getter` is called. */
  readonly steps: readonly (string | number)[];
}

export type Primitive = string | number | bigint | boolean | null | undefined;

/** What a literal can express: primitives, and plain lists and objects of them. */
export type Data = Primitive | readonly Data[] | { readonly [key: string]: Data };

/** The rules and transformations that can be data, by their valibot names. */
// prettier-ignore
export type RuleName =
  // Texts, tested by a pattern
  | 'base64' | 'bic' | 'cuid2' | 'decimal' | 'digits' | 'domain' | 'email' | 'emoji' | 'hash'
  | 'hexColor' | 'hexadecimal' | 'ip' | 'ipv4' | 'ipv6' | 'isoDate' | 'isoDateTime'
  | 'isoDateTimeSecond' | 'isoTime' | 'isoTimeSecond' | 'isoTimestamp' | 'isoWeek' | 'isrc'
  | 'jwsCompact' | 'ksuid' | 'mac' | 'mac48' | 'mac64' | 'nanoid' | 'octal' | 'regex'
  | 'rfcEmail' | 'slug' | 'ulid' | 'uuid'
  // Tested by one of valibot's functions
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
