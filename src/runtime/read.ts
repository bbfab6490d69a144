/** What the compiled parsers call. They may refuse more than the schema does, never accept more. */
import type * as v from 'valibot';
import { INVALID } from './invalid.js';

const PROBE = {};

/** A plain object of this realm, whose values can be read by name: `Object.prototype` has no keys. */
export function isReadable(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const _ in PROBE) return false;
  return true;
}

/** How many own keys an object has that JSON would write. */
export function countKeys(object: Record<string, unknown>): number {
  let count = 0;
  for (const _ in object) count++;
  return count;
}

/** A value through a valibot schema: its output, or `INVALID`. */
export function accepted(schema: v.GenericSchema<unknown>, value: unknown): unknown {
  const dataset = schema['~run']({ value }, {});
  return dataset.issues ? INVALID : dataset.value;
}
