import { itemsIn } from '../items-in.js';
import { isRecord, memberOf } from '../plain-object.js';

/** An item that a client sent, paired with the stored item that its key names. */
export interface KeyedItem {
  readonly sent: unknown;
  /**
   * The stored item with that key; absent for a new item, which has no key, and for a refused one.
   */
  readonly stored?: Record<string, unknown>;
  /** Why the key is refused; never the key itself. */
  readonly refusal?: string;
}

/**
 * Finds the stored item for each item that was sent. A key is refused if no stored item has it, if
 * more than one has it, or if an earlier item was sent with it (CWE-639).
 */
export function keyedItems(stored: unknown, sent: readonly unknown[], key: string): KeyedItem[] {
  const held = itemsByKey(stored, key);
  const named = new Set<unknown>();
  return sent.map((item) => {
    const name = memberOf(item, key);
    if (name === undefined) return { sent: item };
    if (named.has(name)) return { sent: item, refusal: 'Sent twice' };
    named.add(name);
    const match = held.get(name);
    return match ? { sent: item, stored: match } : { sent: item, refusal: 'No such item' };
  });
}

type Items = ReadonlyMap<unknown, Record<string, unknown> | undefined>;

/**
 * The stored items by key, in a `Map`, which tells `1` from `'1'` and has no prototype to reach. A
 * key that several items have leads to `undefined`.
 */
function itemsByKey(list: unknown, key: string): Items {
  const items = new Map<unknown, Record<string, unknown> | undefined>();
  for (const item of itemsIn(list)) {
    if (!isRecord(item)) continue;
    const name = memberOf(item, key);
    if (typeof name !== 'string' && typeof name !== 'number') continue;
    items.set(name, items.has(name) ? undefined : item);
  }
  return items;
}
