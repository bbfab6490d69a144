/**
 * What holders of roles may write and read, by the bits of their roles. Each bit is one role's own
 * answer of the grants; several roles may do what one of them may.
 */
import { onceFor } from './once-for.js';
import type { AccessIr, ConditionIr, PropertyIr, ShapeIr, WritersIr } from './program-ir.js';
import { bitsOf, writersOf } from './writers.js';

/** What they may write at most: of a record for which each of their conditions holds. */
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

/** Whether they may write any value of it, without a condition. */
export const isOpenTo = (property: PropertyIr, shape: ShapeIr, bits: number): boolean =>
  (bitsOf(writersOf(property, shape)) & bits) !== 0;

/** Whether they may read it. What is no part of the record is in no answer. */
export const mayRead = ({ readers, stored }: PropertyIr, bits: number): boolean =>
  stored && (readers === -1 || (readers & bits) !== 0);

function accessBy(property: PropertyIr, { all, some }: WritersIr, bits: number): AccessIr {
  const whole = wholeOf(property);
  if ((all & bits) !== 0) return whole.all;
  const open = some.filter((narrowed) => (narrowed.bits & bits) !== 0);
  if (open.length === 0) return whole.none;
  return { ...whole.all, values: 'some', narrowings: open.map(({ schema }) => schema) };
}

/** Most roles may write all of a field, or nothing: that is data which is held once. */
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
