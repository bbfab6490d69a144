import type { Clause } from '../../model/conditions.js';

/** What has to be true of a stored record for some grants of a role. */
export interface Condition {
  /** Its own, which whoever parses has while it is true. */
  readonly bit: number;
  /** The bit of the role. */
  readonly role: number;
  /** When that is, in words. */
  readonly description: string;
  /** As data: each of these fields has one of its values. */
  readonly where?: readonly Clause[];
  /** As a function of the user's. */
  readonly holds?: (record: object) => unknown;
}

/** Whether it is true of a record. What can't be told is not. */
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

/** The bits of a Dto without those of conditions that were given to hold: its roles', as it was made. */
export function roleBitsOf({ bits, conditions = [] }: Granted): number {
  return conditions.reduce((left, { bit }) => left & ~bit, bits);
}

interface Granted {
  readonly bits: number;
  readonly conditions?: readonly Condition[] | undefined;
}
