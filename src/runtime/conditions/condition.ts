import type { Clause } from '../../model/conditions.js';

/** What has to be true of a stored record for some grants of a role to apply. */
export interface Condition {
  /** The bit of the condition. A Dto has it if `given` found that the condition holds. */
  readonly bit: number;
  /** The bit of the role that the condition is for. */
  readonly role: number;
  /** The condition in words. */
  readonly description: string;
  /** The condition as data: each of these fields has one of its values. */
  readonly where?: readonly Clause[];
  /** The condition as a function of the user's. */
  readonly holds?: (record: object) => unknown;
}

/** Whether a condition holds for a record. One that throws does not hold. */
export function isTrue({ where, holds }: Condition, record: object): boolean {
  try {
    return where === undefined ? holds?.(record) === true : where.every((one) => isIn(one, record));
  } catch {
    return false;
  }
}

function isIn({ field, values }: Clause, record: object): boolean {
  if (!Object.hasOwn(record, field)) return false;
  const stored = (record as { readonly [field: string]: unknown })[field];
  return values.some((value) => isSame(value, stored));
}

function isSame(value: unknown, stored: unknown): boolean {
  if (value instanceof Date && stored instanceof Date) return value.getTime() === stored.getTime();
  return value === stored;
}

/** The bits of a Dto's roles alone, without those of conditions that were found to hold. */
export function roleBitsOf({ bits, conditions = [] }: Granted): number {
  return conditions.reduce((left, { bit }) => left & ~bit, bits);
}

interface Granted {
  readonly bits: number;
  readonly conditions?: readonly Condition[] | undefined;
}
