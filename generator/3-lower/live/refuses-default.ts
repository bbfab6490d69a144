import * as v from 'valibot';
import type { Field } from '../../../src/model/field.js';
import { backtrackingOf } from './backtracking.js';
import { someBehind } from './some-behind.js';

/** Whether a schema refuses what it puts in for a value that was not sent. */
export function refusesDefault(schema: Field['schema']): boolean {
  if (hasSlowPattern(schema)) return false; // nobody waits for it, and the pattern is reported
  try {
    return !v.safeParse(schema, undefined).success;
  } catch {
    return true; // valibot's own code fails at it, as `sortItems` does at `{ toString: 1 }`
  }
}

function hasSlowPattern(schema: object): boolean {
  try {
    return someBehind(schema, (one) => {
      const { requirement } = one as { readonly requirement?: unknown };
      return requirement instanceof RegExp && backtrackingOf(requirement) !== undefined;
    });
  } catch {
    return false; // a getter that needs its input
  }
}
