/** What the compiled parsers call. They may refuse more than the schema does, never accept more. */
import type * as v from 'valibot';
import { INVALID } from './invalid.js';
import { isPlainObject } from './plain-object.js';

const PROBE = {};

/** A plain object whose values can be read by name: nobody has put keys on `Object.prototype`. */
export function isReadable(value: unknown): value is Record<string, unknown> {
  if (!isPlainObject(value)) return false;
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
