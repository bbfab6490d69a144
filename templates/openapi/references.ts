/** Every `$ref` inside a part of a document. */
export function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('$ref' in part && typeof part.$ref === 'string') found.add(part.$ref);
    Object.values(part).forEach(visit);
  };
  visit(value);
  return found;
}
