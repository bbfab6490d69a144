/** What the compiled parsers call. They may refuse more than the schema does, never accept more. */
import type * as v from 'valibot';
import { INVALID } from './invalid.js';

/**
 * What every object inherits. A value that is the same here was not sent: read by name, somebody
 * else's key on `Object.prototype` looks like the client's own (CWE-1321).
 */
export const inherited: { readonly [key: string]: unknown } = {};

/** A plain object of this realm. */
export function isReadable(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** How many keys an object has that JSON would write, with those that all objects inherit. */
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
