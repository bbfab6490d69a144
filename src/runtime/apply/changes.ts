import type { Parsed } from '../../types/parsed.js';
import { apply } from './apply.js';
import { differences } from './differences.js';

/**
 * Lists where a record would differ after a parsed `update` or `replace`: for audit logs, or to
 * answer an `If-Match` without writing.
 *
 * @param record The stored record. It is not modified.
 * @param parsed What `parse` returned. Pass it on as it is, not a copy.
 *
 * @returns JSON Pointers (RFC 6901), but no values. Each leads to the innermost place that differs:
 * a key that was added, removed or changed, an item of a list, or the whole list if its length
 * differs.
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
