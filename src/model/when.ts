import { isObject } from './is-object.js';
import type { Narrowing } from './narrow.js';

/** A value that a field of a record is compared with. */
export type ConditionValue = string | number | boolean | null | Date;

/**
 * A condition as data: for each field the value that it must have, or a list of values that it may
 * have.
 */
export interface ConditionData {
  readonly [field: string]: ConditionValue | readonly ConditionValue[];
}

/**
 * What has to be true of a stored record: a function of the record, or data, which a database can
 * check as well.
 */
export type Condition =
  | ((record: any) => boolean) // any: a field is declared before the record it belongs to
  | ConditionData;

/** A grant that applies to some records only. */
export interface Conditional<Granted extends string | Narrowing = string | Narrowing> {
  readonly kind: 'conditional';
  /** The role, or the role for some of the values. */
  readonly grant: Granted;
  readonly condition: Condition;
  /** The condition in words, for documents. */
  readonly description: string;
}

/**
 * Grants a role a field only while a condition holds for the stored record, as an entry of
 * `writableBy` (OWASP API6:2023; CWE-841: a step of a workflow taken out of turn).
 *
 * The grant is for `update` and `replace`; it can't be for `create`, which has no record yet. Parse
 * with `given(dto, record)`: without a record, no condition holds and the field is refused.
 *
 * @param grant The role, or a `narrow()`.
 * @param condition A function that returns `true` for a record to which the grant applies; or data,
 * with the values that fields must have. Only data can become part of a `WHERE` clause (`whereOf`).
 * @param description The condition in words, for documents: `while it is a draft`.
 *
 * @returns A grant for `writableBy`.
 *
 * @example
 * ```ts
 * import * as v from 'valibot';
 * import { defineRoles, when } from 'gen-dtos';
 *
 * const { field, model } = defineRoles({ owner: 'Who wrote it', editor: 'Who publishes it' });
 * const Article = model('Article', {
 *   status: field(v.picklist(['draft', 'review', 'published']), { writableBy: ['editor'] }),
 *   title: field(v.string(), {
 *     writableBy: {
 *       create: ['owner'],
 *       update: [when('owner', { status: 'draft' }, 'while it is a draft'), 'editor'],
 *     },
 *   }),
 * });
 * ```
 */
export function when<const Granted extends string | Narrowing>(
  grant: Granted,
  condition: Condition,
  description: string,
): Conditional<Granted> {
  return { kind: 'conditional', grant, condition, description };
}

/** Whether a grant has a condition. While mistakes are collected, a grant may be anything. */
export const isConditional = (grant: unknown): grant is Conditional =>
  isObject(grant) && grant['kind'] === 'conditional';

/** A grant without its condition. */
export const grantedBy = (grant: string | Narrowing | Conditional): string | Narrowing =>
  isConditional(grant) ? grant.grant : grant;

/** The role of a grant. */
export function roleOfGrant(grant: string | Narrowing | Conditional): string {
  const granted = grantedBy(grant);
  return typeof granted === 'string' ? granted : granted.role;
}
