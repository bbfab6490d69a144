import type { DefinitionIr, SchemaIr } from './schema-ir.js';

/** All declared models of a run, lowered: plain data, nothing of the user's code in it. */
export interface ProgramIr {
  readonly models: readonly ModelIr[];
}

export interface ModelIr {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  /** The names in generated code: `serviceConfig`, and the module `service-config`. */
  readonly valueName: string;
  readonly moduleName: string;
  /** Where it is declared, relative to the folder of the configuration, with `/`. */
  readonly file: string;
  /** How its module exports it; a nested model need not be exported. */
  readonly exportName?: string;
  readonly roles: readonly RoleIr[];
  readonly conditions: readonly ConditionIr[];
  readonly properties: readonly PropertyIr[];
  /** What its lazy schemas get, each once, so that recursion ends. */
  readonly definitions: readonly DefinitionIr[];
  /** Whether an intersection of some model's may merge what is made of it. */
  readonly isMerged?: true;
  readonly dtos: readonly DtoIr[];
  readonly views: readonly ViewIr[];
}

export interface RoleIr {
  readonly name: string;
  /** The name as part of a type name: `SuperAdmin`. */
  readonly typeName: string;
  readonly description: string;
  /** Its own bit together with those of the roles that it extends. */
  readonly bits: number;
}

/**
 * What has to be true of a stored record for some grants of a role. It has a bit beyond those of the
 * roles, which whoever parses has while it is: to a parser it is one role more.
 */
export interface ConditionIr {
  readonly bit: number;
  readonly role: string;
  /** The role's own bit. */
  readonly roleBit: number;
  readonly description: string;
  readonly holds:
    | { readonly kind: 'data'; readonly clauses: readonly ClauseIr[] }
    /** A function of the user's, in this grant of updating the field. */
    | { readonly kind: 'island'; readonly field: string; readonly index: number };
}

/** A field of the record, and the values that it may have. */
export interface ClauseIr {
  readonly field: string;
  readonly values: readonly (string | number | boolean | null | Date)[];
}

export type ShapeIr = 'create' | 'update' | 'replace';

/** The shape of a nested model: that of what is around it or, as part of a value that is written whole, of a new record. */
export type NestedShape = 'same' | 'create';

/** What one role may send in one shape. */
export interface DtoIr {
  readonly shape: ShapeIr;
  readonly role: RoleIr;
  readonly typeName: string;
  readonly valueName: string;
  /** The model's properties in their order, each with what the role may write of it. */
  readonly access: readonly AccessIr[];
}

export interface AccessIr {
  readonly key: string;
  readonly values: 'none' | 'all' | 'some';
  /** With `some`: the schemas of the narrowings, one of which must accept. */
  readonly narrowings: readonly SchemaIr[];
  /** What has to be true of the record for that; nothing, if it always is so. */
  readonly conditions: readonly ConditionIr[];
  /** Whether nothing at all may be written without. */
  readonly isConditional: boolean;
}

/** What one role may read. */
export interface ViewIr {
  readonly role: RoleIr;
  readonly typeName: string;
  readonly valueName: string;
  readonly keys: readonly string[];
}

export interface PropertyIr {
  readonly key: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly schema: SchemaIr;
  /** Whose key it holds, if it is a reference or a list of them. */
  readonly reference?: ReferenceIr;
  readonly stored: boolean;
  /** Of a list of models: the field by which an item names a stored one. */
  readonly keyedBy?: string;
  /** Whether an input may leave it out, and whether `create` then fills it in. */
  readonly optional: boolean;
  readonly defaulted: boolean;
  /** Whether `create` puts the schema's fallback in the place of what was not sent. */
  readonly fallback: boolean;
  /** Whether `null` deletes it in an update (RFC 7396), for those who may write every value. */
  readonly deletable: boolean;
  /** Who may write it, for the parsers that serve every role. */
  readonly writers: { readonly create: WritersIr; readonly update: WritersIr };
  /** The roles that may read it, a bit each; -1 for everybody. */
  readonly readers: number;
}

export interface ReferenceIr {
  readonly model: string;
  readonly key: string;
  readonly isList: boolean;
}

export interface WritersIr {
  /** The roles and conditions that open every value, a bit each. */
  readonly all: number;
  readonly some: readonly { readonly bits: number; readonly schema: SchemaIr }[];
}
