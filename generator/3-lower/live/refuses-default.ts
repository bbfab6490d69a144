import * as v from 'valibot';
import type { Field } from '../../../src/model/field.js';

/** Whether a schema refuses what it puts in for a value that was not sent. */
export function refusesDefault(schema: Field['schema']): boolean {
  try {
    return !v.safeParse(schema, undefined).success;
  } catch {
    return true; // valibot's own code fails at it, as `sortItems` does at `{ toString: 1 }`
  }
}
