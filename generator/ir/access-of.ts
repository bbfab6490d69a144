/**
 * What callers may write and read, given the bits of their roles. Each bit says what the grants
 * allow one role; a caller with several roles may do whatever one of them may.
 */
import { onceFor } from './once-for.js';
import type { AccessIr, ConditionIr, PropertyIr, ShapeIr, WritersIr } from './program-ir.js';
import { bitsOf, writersOf } from './writers.js';

/** What they may write at most, if all of their conditions hold for the record. */
export function accessOf(
  property: PropertyIr,
  shape: ShapeIr,
  bits: number,
  conditions: readonly ConditionIr[],
): AccessIr {
  const writers = writersOf(property, shape);
  const always = accessBy(property, writers, bits);
  if (always.values === 'all') return always;
  const opened = bitsOf(writers);
  const adding = conditions.filter(
    ({ bit, roleBit }) => (roleBit & bits) !== 0 && (bit & opened) !== 0,
  );
  if (adding.length === 0) return always;
  const atMost = adding.reduce((sum, { bit }) => sum | bit, bits);
  return {
    ...accessBy(property, writers, atMost),
    conditions: adding,
    isConditional: always.values === 'none',
  };
}

/** Whether they may write any of it in any operation, at least while a condition holds. */
export const mayWrite = (
  property: PropertyIr,
  bits: number,
  conditions: readonly ConditionIr[],
): boolean =>
  (['create', 'update'] as const).some(
    (shape) => accessOf(property, shape, bits, conditions).values !== 'none',
  );

/** Whether they may always write at least some values of it. */
export const isOpenTo = (property: PropertyIr, shape: ShapeIr, bits: number): boolean =>
  (bitsOf(writersOf(property, shape)) & bits) !== 0;

/** Whether they may read it. Input-only fields are not part of the record, so nobody can. */
export const mayRead = ({ readers, stored }: PropertyIr, bits: number): boolean =>
  stored && (readers === -1 || (readers & bits) !== 0);

function accessBy(property: PropertyIr, { all, some }: WritersIr, bits: number): AccessIr {
  const whole = wholeOf(property);
  if ((all & bits) !== 0) return whole.all;
  const open = some.filter((narrowed) => (narrowed.bits & bits) !== 0);
  if (open.length === 0) return whole.none;
  return { ...whole.all, values: 'some', narrowings: open.map(({ schema }) => schema) };
}

/** The two most common accesses, shared by all roles that have them. */
const wholeOf = onceFor(({ key }: PropertyIr) => {
  const whole = (values: 'none' | 'all'): AccessIr => ({
    key,
    values,
    narrowings: [],
    conditions: [],
    isConditional: false,
  });
  return { none: whole('none'), all: whole('all') };
});
