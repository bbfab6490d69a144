import type { ModelGrants } from '../model-grants.js';

/**
 * A view object: what one set of roles may read of a model's records. Generated code makes it;
 * `viewOf` uses it.
 */
export interface View<Output> {
  readonly '~view': ViewDefinition;
  /** For the type only; never set. */
  readonly '~types'?: { readonly output: Output };
}

/** All views of one model: what generated code knows before the roles are chosen. */
export interface ViewFamily {
  readonly model: string;
  /** A role's bit, together with the bits of the roles it extends; 0 for an undeclared role. */
  readonly bitsOfRole: (role: string) => number;
  /**
   * The compiled copy. It returns a fresh object, or `undefined` for a value that is not a record.
   */
  readonly view: Viewer;
  /** Who may read each declared field. */
  readonly grants: ModelGrants;
  /**
   * The fields that hold a single value, by kind: those that records can be sorted and filtered by.
   */
  readonly scalars: { readonly [Kind in ScalarKind]?: readonly string[] };
}

/** A family with its roles chosen: all that a view object carries. */
export interface ViewDefinition extends ViewFamily {
  /** The roles as the caller passed them. */
  readonly roles: readonly string[];
  /**
   * The bits of the declared roles. If no role is declared this is 0, which shows what anyone may
   * read.
   */
  readonly bits: number;
}

/** Copies what roles, one bit each, may read of a value; `undefined` if that is nothing. */
export type Viewer = (value: unknown, roles: number) => unknown;

/** The kinds of single values that a field can hold. */
export type ScalarKind = 'string' | 'number' | 'integer' | 'boolean' | 'bigint' | 'date';
