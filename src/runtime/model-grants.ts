import type { Operation } from '../model/field.js';
import type { Referred } from './references/may-reference.js';

/** The fields of a model for what goes beyond one body: who may write each, and what it nests. */
export interface ModelGrants {
  readonly [key: string]: FieldGrant;
}

export interface FieldGrant {
  /** The roles that may write it, a bit each; nobody, if it isn't said. */
  readonly create?: number;
  /** The same where a record exists. Replacing asks what updating asks. */
  readonly update?: number;
  /** The roles and conditions that may update to some of the values only, where a condition is among them. */
  readonly narrowed?: number;
  /** The roles that may read it and all models in it, a bit each; -1 for everybody. */
  readonly read?: number;
  /** `false` for an input-only field. */
  readonly stored?: false;
  /** Whether `null` deletes it in an update. */
  readonly deletable?: boolean;
  /** Whether no record lacks it, though it need not be sent: `create` puts a value in its place. */
  readonly hasDefault?: boolean;
  /** The model that it holds, whose fields merge. */
  readonly model?: () => ModelGrants;
  /** The model of which it holds a list. */
  readonly list?: () => ModelGrants;
  /** The models of which it holds one, in a variant or union, which is written whole. */
  readonly options?: () => readonly ModelGrants[];
  /** The models of which each item of the list that it holds is one. */
  readonly itemOptions?: () => readonly ModelGrants[];
  /** The field by which an item of the list names a stored one. */
  readonly keyedBy?: string;
  /** The model, and its key, of which it holds a value or a list of values. */
  readonly references?: Referred;
}

/** The grant of a declared field; what all objects inherit is none. */
export function grantIn(grants: ModelGrants | undefined, key: string): FieldGrant | undefined {
  return grants !== undefined && Object.hasOwn(grants, key) ? grants[key] : undefined;
}

/** Whether one of the roles, a bit each, may write what is granted so. */
export function mayWrite(
  grant: Pick<FieldGrant, Operation> | undefined,
  operation: Operation,
  bits: number,
): boolean {
  return ((grant?.[operation] ?? 0) & bits) !== 0;
}

/** Whether one of the roles, or everybody, may read it. Nobody reads what is not stored. */
export function mayRead(
  grant: Pick<FieldGrant, 'read' | 'stored'> | undefined,
  bits: number,
): boolean {
  const { read = 0, stored } = grant ?? {};
  return stored !== false && (read === -1 || (read & bits) !== 0);
}
