import type { DefinitionIr, SchemaIr } from './schema-ir.js';

/** All models of a run, lowered to plain data. It holds none of the user's code. */
export interface ProgramIr {
  readonly models: readonly ModelIr[];
}

export interface ModelIr {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  /** The names in generated code, such as `serviceConfig`, and of the module, `service-config`. */
  readonly valueName: string;
  readonly moduleName: string;
  /** The declaring file, relative to the configuration's folder, separated by `/`. */
  readonly file: string;
  /** The name under which its file exports it. A nested model need not be exported. */
  readonly exportName?: string;
  readonly roles: readonly RoleIr[];
  readonly conditions: readonly ConditionIr[];
  readonly properties: readonly PropertyIr[];
  /** The schemas that others refer to by name, each once, so that recursion ends. */
  readonly definitions: readonly DefinitionIr[];
  /** Whether some intersection may merge the model with other options. */
  readonly isMerged?: true;
  readonly dtos: readonly DtoIr[];
  readonly views: readonly ViewIr[];
}

export interface RoleIr {
  readonly name: string;
  /** The name as part of type names: `SuperAdmin`. */
  readonly typeName: string;
  readonly description: string;
  /** Its own bit and those of the roles that it extends. */
  readonly bits: number;
}

/**
 * What must be true of the stored record for some of a role's grants. It has its own bit after
 * those of the roles. While it holds, the caller has that bit: to a parser it is just one more
 * role.
 */
export interface ConditionIr {
  readonly bit: number;
  readonly role: string;
  /** The role's own bit. */
  readonly roleBit: number;
  readonly description: string;
  readonly holds:
    | { readonly kind: 'data'; readonly clauses: readonly ClauseIr[] }
    /** The user's function, in the `update` grant of this field at this index. */
    | { readonly kind: 'island'; readonly field: string; readonly index: number };
}

/** A field of the record and the values that it may have. */
export interface ClauseIr {
  readonly field: string;
  readonly values: readonly (string | number | boolean | null | Date)[];
}

export type ShapeIr = 'create' | 'update' | 'replace';

/**
 * A nested model's shape: that of the model around it or, inside a value that is written whole,
 * `create`.
 */
export type NestedShape = 'same' | 'create';

/** What one role may send in one shape. */
export interface DtoIr {
  readonly shape: ShapeIr;
  readonly role: RoleIr;
  readonly typeName: string;
  readonly valueName: string;
  /** What the role may write, for each of the model's properties in order. */
  readonly access: readonly AccessIr[];
}

export interface AccessIr {
  readonly key: string;
  readonly values: 'none' | 'all' | 'some';
  /** For `some`: the narrowings, one of which must accept the value. */
  readonly narrowings: readonly SchemaIr[];
  /** What must be true of the record; empty if the access always holds. */
  readonly conditions: readonly ConditionIr[];
  /** Whether nothing may be written unless a condition holds. */
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
  /** What it refers to, if it is a reference or a list of them. */
  readonly reference?: ReferenceIr;
  readonly stored: boolean;
  /** For a list of models: the field by which items are matched with stored ones. */
  readonly keyedBy?: string;
  /** Whether an input may leave it out, and whether `create` then fills in a default. */
  readonly optional: boolean;
  readonly defaulted: boolean;
  /** Whether `create` uses the schema's fallback if the field is not sent. */
  readonly fallback: boolean;
  /** Whether `null` in an update deletes it (RFC 7396), for roles that may write every value. */
  readonly deletable: boolean;
  /** Who may write it. Parsers that serve every role use these bits. */
  readonly writers: { readonly create: WritersIr; readonly update: WritersIr };
  /** The roles that may read it, one bit each; -1 for everybody. */
  readonly readers: number;
}

export interface ReferenceIr {
  readonly model: string;
  readonly key: string;
  readonly isList: boolean;
}

export interface WritersIr {
  /** The roles and conditions that allow every value, one bit each. */
  readonly all: number;
  readonly some: readonly { readonly bits: number; readonly schema: SchemaIr }[];
}
