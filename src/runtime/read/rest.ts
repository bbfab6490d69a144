import { segmentOf, UNKNOWN_KEY } from '../issue.js';
import { refuse, under, type Report } from '../report.js';
import type { KeyedObject } from './keys.js';
import type { Reader } from './reader.js';

/** Refuses the first key that isn't declared, as valibot's `strictObject` does. */
export function refuseFirst(input: KeyedObject, keys: ReadonlySet<string>, report: Report): void {
  for (const key in input) {
    if (keys.has(key)) continue;
    refuse(report, 'unknown_key', UNKNOWN_KEY, segmentOf(key));
    return;
  }
}

/** Keeps the keys that aren't declared as they are, as `looseObject` does. */
export function keepRest(
  input: KeyedObject,
  keys: ReadonlySet<string>,
  output: Record<string, unknown>,
): void {
  for (const key in input) {
    if (isValidKey(input, key) && !keys.has(key)) output[key] = input[key];
  }
}

/** Reads the keys that aren't declared, as `objectWithRest` does. */
export function restOf(
  input: KeyedObject,
  keys: ReadonlySet<string>,
  output: Record<string, unknown>,
  read: Reader,
  report: Report,
  roles: number,
): void {
  for (const key in input) {
    if (!isValidKey(input, key) || keys.has(key)) continue;
    const before = report.count;
    output[key] = read(input[key], report, roles);
    under(segmentOf(key), report, before);
  }
}

/** Keys that reach the prototype are passed over, as by valibot (CWE-1321). */
export function isValidKey(object: object, key: string): boolean {
  return Object.hasOwn(object, key) && !PROTOTYPE_KEYS.has(key);
}

const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
