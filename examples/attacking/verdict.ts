import { isDeepStrictEqual } from 'node:util';
import type { Aim, Outcome, Result, Row } from './attack.js';

/** What the attacker wanted stands in the row. */
export function gotThrough(attack: Aim, { after }: Outcome): boolean {
  return isDeepStrictEqual(valueAt(after, attack.field), attack.wants);
}

/** It doesn't, and a row that was there before is what it was, every column. */
export function wasStopped(attack: Aim, outcome: Outcome): boolean {
  const { before, after, polluted } = outcome;
  if (polluted) return false;
  return before === undefined ? !gotThrough(attack, outcome) : isDeepStrictEqual(before, after);
}

/** Every attack shows the hole in the unsafe twin, and none does anything to the safe one. */
export function isProved({ attack, unsafe, safe }: Result): boolean {
  return gotThrough(attack, unsafe) && wasStopped(attack, safe);
}

export function verdictOf(results: readonly Result[]): string {
  const holes = results.filter(({ attack, unsafe }) => gotThrough(attack, unsafe)).length;
  const leaks = results.filter(({ attack, safe }) => !wasStopped(attack, safe)).length;
  return `${results.length} attacks: ${holes} got through the unsafe twin, ${leaks} the safe one.`;
}

export function valueAt(row: Row | undefined, field: string): unknown {
  const step = (value: unknown, key: string): unknown =>
    value instanceof Object ? Reflect.get(value, key) : undefined;
  return field.split('.').reduce(step, row);
}
