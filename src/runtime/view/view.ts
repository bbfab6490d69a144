import type { ModelGrants } from '../model-grants.js';

/** What one set of roles may read of a model's records. Made by generated code; `viewOf` asks it. */
export interface View<Output> {
  readonly '~view': ViewDefinition;
  /** Type only, never set. */
  readonly '~types'?: { readonly output: Output };
}

/** The views of one model: what generated code knows before the roles are chosen. */
export interface ViewFamily {
  readonly model: string;
  /** A role's bit, with the bits of the roles that it extends; 0 for a role that is not declared. */
  readonly bitsOfRole: (role: string) => number;
  /** The compiled copy: a fresh object; nothing of what is no record. */
  readonly view: Viewer;
  /** Who may read each declared field. */
  readonly grants: ModelGrants;
  /** The fields that hold one value each, by which records can be sorted and filtered. */
  readonly scalars: { readonly [Kind in ScalarKind]?: readonly string[] };
}

export interface ViewDefinition extends ViewFamily {
  /** The roles as they were asked for. */
  readonly roles: readonly string[];
  /** Their bits; 0, which reads what anyone may, if none of them is declared. */
  readonly bits: number;
}

/** What roles, a bit each, may read of a value; `undefined` if that is nothing. */
export type Viewer = (value: unknown, roles: number) => unknown;

export type ScalarKind = 'string' | 'number' | 'integer' | 'boolean' | 'bigint' | 'date';
