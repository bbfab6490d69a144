/** Whether `is` holds for a schema or for any part of it, without looking inside closed parts. */
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
  // `for…in`, because valibot reads inherited entries, too.
  for (const key in node) {
    if (someBehind(node[key as keyof typeof node], is, isClosed, seen)) return true;
  }
  return false;
}
