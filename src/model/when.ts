import { isObject } from './is-object.js';
import type { Narrowing } from './narrow.js';

/** What a field of a record is compared with. */
export type ConditionValue = string | number | boolean | null | Date;

/** Fields, each with the value that it has to have, or a list of those that it may have. */
export interface ConditionData {
  readonly [field: string]: ConditionValue | readonly ConditionValue[];
}

/** What has to be true of a stored record: a function of it, or data, which a database can check, too. */
export type Condition =
  | ((record: any) => boolean) // any: a field is declared before the record that it is part of
  | ConditionData;

/** A grant that holds for some records only. */
export interface Conditional<Granted extends string | Narrowing = string | Narrowing> {
  readonly kind: 'conditional';
  /** The role, or the role with some of the values. */
  readonly grant: Granted;
  readonly condition: Condition;
  /** The condition in words, for documents. */
  readonly description: string;
}

/**
 * Grants a role a field while something is true of the stored record: an entry of `writableBy`
 * (OWASP API6:2023; CWE-841, a step of a workflow that is taken out of turn).
 *
 * It grants updating and replacing. Nothing is created by it, for there is no record yet. Whoever
 * parses without a record (`given`) is refused the field: what is not known to hold does not hold.
 *
 * @param grant The role, or a `narrow()`.
 * @param condition A function of the record that returns `true`, or the values that its own fields
 * have to have. Only data can become part of a `WHERE` clause (`whereOf`).
 * @param description When that is, in words: `while it is a draft`.
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

/** Whether a grant holds for some records only. While mistakes are collected, it may be anything. */
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
