import type { Parsed } from '../types/parsed.js';
import { isPlainObject } from './plain-object.js';
import { isWhole } from './whole.js';

/**
 * Merges a parsed update into a record (RFC 7396 without deletion): nested models merge, so that
 * their server-controlled values stay; everything else is replaced whole: arrays, and the objects of
 * variants, unions and schemas that are no models.
 *
 * @param record The stored record. It is not touched.
 * @param changes What `parse` returned for an `update` Dto, as it is: a copy no longer knows what is whole.
 *
 * @returns The record after the change, as a new object.
 *
 * @example
 * ```ts
 * import { apply, type Parsed } from 'gen-dtos/runtime';
 *
 * declare const changes: Parsed<{ preferences?: { theme?: string } }>; // { preferences: { theme: 'dark' } }
 * apply({ id: '1', preferences: { theme: 'light', beta: false } }, changes);
 * // { id: '1', preferences: { theme: 'dark', beta: false } }
 * ```
 */
export function apply<Record extends object, Dto extends object>(
  record: Record,
  changes: Parsed<Dto>,
): Record {
  return merge(record, changes) as Record;
}

function merge(target: unknown, changes: unknown): unknown {
  if (!isPlainObject(changes) || isWhole(changes)) return changes;
  const base = isRecord(target) ? target : {};
  const merged: [string, unknown][] = Object.entries(changes).map(([key, value]) => [
    key,
    merge(Object.hasOwn(base, key) ? base[key] : undefined, value),
  ]);
  return { ...base, ...Object.fromEntries(merged) };
}

/** Databases return instances of classes, too. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
