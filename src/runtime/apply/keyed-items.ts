import { isRecord, ownValue } from '../plain-object.js';

/** An item of a list that a client sent, beside the stored one that it names by its key. */
export interface KeyedItem {
  readonly sent: unknown;
  /** The stored item of that key; nothing for a new one, which has none. */
  readonly stored?: Record<string, unknown>;
  /** Why the key is refused. Holds no value. */
  readonly refusal?: string;
}

/**
 * Finds the stored item of each item that was sent. A key that the record's list doesn't hold, or
 * that two of its items have, names none; nor does one that was sent before (CWE-639).
 */
export function keyedItems(stored: unknown, sent: readonly unknown[], key: string): KeyedItem[] {
  const held = itemsByKey(stored, key);
  const named = new Set<unknown>();
  return sent.map((item) => {
    const name = keyOf(item, key);
    if (name === undefined) return { sent: item };
    if (named.has(name)) return { sent: item, refusal: 'Sent twice' };
    named.add(name);
    const match = held.get(name);
    return match ? { sent: item, stored: match } : { sent: item, refusal: 'No such item' };
  });
}

type Items = ReadonlyMap<unknown, Record<string, unknown> | undefined>;

/** A map tells `1` from `'1'` and knows no prototype. */
function itemsByKey(list: unknown, key: string): Items {
  const items = new Map<unknown, Record<string, unknown> | undefined>();
  for (const item of Array.isArray(list) ? (list as readonly unknown[]) : []) {
    if (!isRecord(item)) continue;
    const name = keyOf(item, key);
    if (typeof name !== 'string' && typeof name !== 'number') continue;
    items.set(name, items.has(name) ? undefined : item);
  }
  return items;
}

const keyOf = (item: unknown, key: string): unknown =>
  isRecord(item) ? ownValue(item, key) : undefined;
