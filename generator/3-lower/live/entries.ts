import { isOriginal, type Node } from './node.js';

/** The keys of an object's entries. Inherited keys count, as they do for valibot. */
export function keysOfEntries(entries: object): readonly string[] {
  if (isSchemaInherited(entries)) return Object.keys(entries);
  const keys: string[] = [];
  for (const key in entries) keys.push(key);
  return keys;
}

/** Whether `__proto__:` in an object literal made a schema the prototype instead of an entry. */
export const isSchemaInherited = (entries: object): boolean =>
  (Object.getPrototypeOf(entries) as { readonly kind?: unknown } | null)?.kind === 'schema';

/** Whether entries are getters, which let an object hold itself. */
export function hasGetters(node: Node): boolean {
  const { entries, pipe, async } = node;
  if (entries === undefined || pipe || async || !isOriginal(node)) return false;
  const descriptors = Object.values(Object.getOwnPropertyDescriptors(entries));
  return descriptors.some(({ get }) => get !== undefined);
}
