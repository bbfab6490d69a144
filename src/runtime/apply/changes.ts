import type { Parsed } from '../../types/parsed.js';
import { apply } from './apply.js';
import { differences } from './differences.js';

/**
 * Where a record would differ after a parsed `update` or `replace`: for audit logs, and to answer an
 * `If-Match` without writing.
 *
 * @param record The stored record. It is not touched.
 * @param parsed What `parse` returned for a Dto, as it is.
 *
 * @returns JSON Pointers (RFC 6901), each to the innermost value that differs: a key that comes,
 * goes or changes, an item of a list, or the list if its length does. No values.
 *
 * @throws What `apply` throws.
 *
 * @example
 * ```ts
 * import { changes, type Parsed } from 'gen-dtos/runtime';
 *
 * declare const parsed: Parsed<{ bio?: string; preferences?: { theme?: string } }>; // { bio: 'Hi', preferences: { theme: 'dark' } }
 * changes({ bio: 'Hi', preferences: { theme: 'light', beta: false } }, parsed); // ['/preferences/theme']
 * ```
 */
export function changes<Record extends object, Dto extends object>(
  record: Record,
  parsed: Parsed<Dto>,
): string[] {
  return [...differences(record, apply(record, parsed))];
}
