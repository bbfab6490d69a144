/**
 * Models as plain data. The model files, the inputs and the reference's answers are all made from
 * it. Names are valibot's own, in camel case.
 */
export interface Program {
  /** Each role with those that it extends, which are declared before it. */
  readonly roles: { readonly [role: string]: readonly string[] };
  readonly model: Model;
  /** What lazy schemas get, by number. It may hold models, and they may hold lazy schemas. */
  readonly lazies: readonly Schema[];
  /**
   * Whether equal schemas are one object, and all that may get a name get one, as those that large
   * models share do.
   */
  readonly named?: boolean;
}

export interface Model {
  readonly fields: { readonly [key: string]: Field };
}

export interface Field {
  readonly schema: Schema;
  readonly create: readonly Grant[];
  readonly update: readonly Grant[];
  readonly stored: boolean;
  /** Of a list of models: the field by which an item names a stored one. */
  readonly keyedBy?: string;
  /** Default: nobody. */
  readonly readers?: 'anyone' | readonly string[];
}

export interface Grant {
  readonly role: string;
  readonly narrowing?: Schema;
  /** Only for updates: the grant holds while this is true of the stored record. */
  readonly when?: When;
}

/** A condition. Grants of one role with the same number share it. */
export interface When {
  /** Its position among the conditions of the model. */
  readonly number: number;
  /** A function of `own.ts`, or fields with the values that each may have. */
  readonly holds: Own | { readonly [field: string]: readonly Value[] };
}

export type Shape = 'create' | 'update' | 'replace';

/** Who sends an input, and to what. */
export interface Asker {
  readonly shape: Shape;
  readonly roles: readonly string[];
  readonly unaccepted: 'reject' | 'strip';
  /** The stored record, if one is given. */
  readonly record?: unknown;
  /** What the asker may refer to. Default: everything. */
  readonly visible?: 'all' | 'even' | 'none';
}

/** Anything that can be printed: a JavaScript value, or the name of something in `own.ts`. */
export type Value = unknown;

export class Own {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export type Schema =
  | Leaf
  | ListedSchema
  | OwnSchema
  | WrapperSchema
  | ReferenceSchema
  | SetSchema
  | MapSchema
  | TupleSchema
  | ObjectSchema
  | ChoiceSchema
  | VariantSchema
  | LazySchema
  | ModelSchema
  | PipeSchema;

/** A schema without schemas inside. */
export interface Leaf {
  readonly is: LeafName;
  readonly message?: Value;
}

// prettier-ignore
export type LeafName =
  | 'any' | 'unknown' | 'never' | 'string' | 'number' | 'boolean' | 'bigint' | 'symbol' | 'date'
  | 'null' | 'undefined' | 'void' | 'nan' | 'function' | 'promise' | 'blob' | 'file';

/** A `literal` has one value; the numbers of an `enum` have their reverse mapping, too. */
export interface ListedSchema {
  readonly is: 'literal' | 'picklist' | 'enum';
  readonly values: readonly Value[];
  readonly message?: Value;
}

/** A function, or a class, of the user's. */
export interface OwnSchema {
  readonly is: 'custom' | 'instance';
  readonly own: Own;
  readonly message?: Value;
}

export interface WrapperSchema {
  readonly is: WrapperName | `non${'Optional' | 'Nullable' | 'Nullish'}`;
  readonly inner: Schema;
  readonly default?: Value;
  readonly message?: Value;
}

/** The key of another model, whose schema is the inner one. */
export interface ReferenceSchema {
  readonly is: 'reference';
  readonly inner: Schema;
  readonly target: Model;
  readonly key: string;
  /** Whether it is declared by a function. */
  readonly isLater: boolean;
}

export type WrapperName = 'optional' | 'exactOptional' | 'nullable' | 'nullish' | 'undefinedable';

export interface SetSchema {
  readonly is: 'set';
  readonly item: Schema;
  readonly message?: Value;
}

export interface MapSchema {
  readonly is: 'map';
  readonly key: Schema;
  readonly item: Schema;
  readonly message?: Value;
}

/** An `array` has no first items, only a rest. */
export interface TupleSchema {
  readonly is: 'array' | 'tuple' | 'strictTuple' | 'looseTuple' | 'tupleWithRest';
  readonly items: readonly Schema[];
  readonly rest?: Schema;
  readonly message?: Value;
}

/** A `record` has no known entries, only a rest, and a schema for its keys. */
export interface ObjectSchema {
  readonly is: 'object' | 'strictObject' | 'looseObject' | 'objectWithRest' | 'record';
  readonly entries: { readonly [key: string]: Schema };
  readonly rest?: Schema;
  readonly keys?: Schema;
  readonly message?: Value;
}

export interface ChoiceSchema {
  readonly is: 'union' | 'intersect';
  readonly options: readonly Schema[];
  readonly message?: Value;
}

export interface VariantSchema {
  readonly is: 'variant';
  readonly key: string;
  /** Objects, models, variants, and pipes that start with one. */
  readonly options: readonly Schema[];
  readonly message?: Value;
}

export interface LazySchema {
  readonly is: 'lazy';
  readonly lazy: number;
}

export interface ModelSchema {
  readonly is: 'model';
  readonly model: Model;
}

/**
 * A schema that looks from outside like its inner one: `v.pipe()` or another function around it.
 */
export interface PipeSchema {
  readonly is: 'pipe' | 'fallback' | 'config' | 'message';
  readonly inner: Schema;
  readonly steps: readonly Step[];
  readonly fallback?: Value;
  readonly config?: RunConfig;
  readonly message?: Value;
}

export type Step = Action | Next | Note;

/** A validation or a transformation. */
export interface Action {
  readonly do: string;
  readonly args: readonly Value[];
  readonly message?: Value;
  /** The path that its issues are forwarded to. */
  readonly forward?: readonly string[];
}

export interface Next {
  readonly next: Schema;
}

export interface Note {
  readonly note: 'title' | 'description';
  readonly text: string;
}

/** `abortEarly` is used only around schemas without parts, where both options mean the same. */
export interface RunConfig {
  readonly abortEarly?: boolean;
  readonly abortPipeEarly?: boolean;
}

/** The grants for a shape. Replacing a record is updating all of it. */
export const grantsIn = (field: Field, shape: Shape): readonly Grant[] =>
  shape === 'create' ? field.create : field.update;
