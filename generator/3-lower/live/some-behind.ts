/** Whether a schema is so, or one that it is made of, as far as they are to be looked into. */
export function someBehind(
  node: unknown,
  is: (node: object) => boolean,
  isClosed: (node: object) => boolean = () => false,
  seen: Set<unknown> = new Set(),
): boolean {
  if (typeof node !== 'object' || node === null || seen.has(node)) return false;
  seen.add(node);
  if (is(node)) return true;
  if (isClosed(node)) return false;
  const { type, getter } = node as { type?: string; getter?: (input: undefined) => unknown };
  if (type === 'lazy' && getter) return someBehind(getter(undefined), is, isClosed, seen);
  // What entries inherit is asked by valibot, too.
  for (const key in node) {
    if (someBehind(node[key as keyof typeof node], is, isClosed, seen)) return true;
  }
  return false;
}
