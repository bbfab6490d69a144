import { segmentOf, UNKNOWN_KEY } from '../issue.js';
import { refuse, under, type Report } from '../report.js';
import type { KeyedObject } from './keys.js';
import type { Reader } from './reader.js';

/** Refuses the first undeclared key, as valibot's `strictObject` does. */
export function refuseFirst(input: KeyedObject, keys: ReadonlySet<string>, report: Report): void {
  for (const key in input) {
    if (keys.has(key)) continue;
    refuse(report, 'unknown_key', UNKNOWN_KEY, segmentOf(key));
    return;
  }
}

/** Copies undeclared keys as they are, as valibot's `looseObject` does. */
export function keepRest(
  input: KeyedObject,
  keys: ReadonlySet<string>,
  output: Record<string, unknown>,
): void {
  for (const key in input) {
    if (isValidKey(input, key) && !keys.has(key)) output[key] = input[key];
  }
}

/** Reads undeclared keys with a schema, as valibot's `objectWithRest` does. */
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

/**
 * Whether a key is the object's own and cannot reach a prototype; others are skipped, as in valibot
 * (CWE-1321).
 */
export function isValidKey(object: object, key: string): boolean {
  return Object.hasOwn(object, key) && !PROTOTYPE_KEYS.has(key);
}

const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
