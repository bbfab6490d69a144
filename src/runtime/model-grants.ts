import type { Operation } from '../model/field.js';
import type { Referred } from './references/may-reference.js';

/**
 * The fields of a model, for code that looks beyond one body: who may write each of them, and what
 * it nests.
 */
export interface ModelGrants {
  readonly [key: string]: FieldGrant;
}

/** Who may write and read one field, and what it holds. */
export interface FieldGrant {
  /** The roles that may write it in `create`, one bit each; nobody if absent. */
  readonly create?: number;
  /**
   * The roles that may write it in `update`, one bit each; nobody if absent. `replace` asks the
   * same.
   */
  readonly update?: number;
  /**
   * The roles and conditions, one bit each, that may write only some of its values in `update`.
   */
  readonly narrowed?: number;
  /** The roles that may read it and the models in it, one bit each; -1 for everybody. */
  readonly read?: number;
  /** `false` for an input-only field. */
  readonly stored?: false;
  /** Whether `null` deletes it in an update. */
  readonly deletable?: boolean;
  /**
   * Whether every record has it although it need not be sent, because `create` fills in a default.
   */
  readonly hasDefault?: boolean;
  /** The model that it holds, whose fields merge in an update. */
  readonly model?: () => ModelGrants;
  /** The model of the items, if it holds a list. */
  readonly list?: () => ModelGrants;
  /** The possible models, if it holds a variant or union, which is written whole. */
  readonly options?: () => readonly ModelGrants[];
  /** The possible models of each item, if it holds a list of variants or unions. */
  readonly itemOptions?: () => readonly ModelGrants[];
  /** The field by which an item of its list names a stored one. */
  readonly keyedBy?: string;
  /** The model and key that it refers to, if it holds one or several references. */
  readonly references?: Referred;
}

/**
 * The grant of a declared field; `undefined` for any other key, including those that every object
 * inherits.
 */
export function grantIn(grants: ModelGrants | undefined, key: string): FieldGrant | undefined {
  return grants !== undefined && Object.hasOwn(grants, key) ? grants[key] : undefined;
}

/** Whether at least one of the roles, one bit each, may write a field. */
export function mayWrite(
  grant: Pick<FieldGrant, Operation> | undefined,
  operation: Operation,
  bits: number,
): boolean {
  return ((grant?.[operation] ?? 0) & bits) !== 0;
}

/**
 * Whether at least one of the roles, one bit each, may remove a stored field: none is not one of the
 * values that a narrowing allows.
 */
export function mayRemove(grant: FieldGrant | undefined, bits: number): boolean {
  const { update = 0, narrowed = 0 } = grant ?? {};
  return (update & ~narrowed & bits) !== 0;
}

/**
 * Whether at least one of the roles, or everybody, may read a field. Nobody reads an input-only
 * field.
 */
export function mayRead(
  grant: Pick<FieldGrant, 'read' | 'stored'> | undefined,
  bits: number,
): boolean {
  const { read = 0, stored } = grant ?? {};
  return stored !== false && (read === -1 || (read & bits) !== 0);
}
