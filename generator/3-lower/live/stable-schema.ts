import type { Node } from './node.js';

/** The schema behind a lazy one; `undefined` if it depends on the input or is a new one each time. */
export function stableSchemaOf({ getter }: Node): Node | undefined {
  if (getter === undefined || getter.length > 0) return undefined;
  try {
    const schema = getter(undefined);
    return typeof schema === 'object' && schema !== null && schema === getter(undefined)
      ? (schema as Node)
      : undefined;
  } catch {
    return undefined;
  }
}
