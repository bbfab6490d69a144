import { definitionOf } from '../../src/model/model.js';
import type { Node } from './node.js';

/** Whether there are models, as far as getters that are called without an input can tell. */
export function modelsBehind(node: Node): 'some' | 'none' | 'unknown' {
  try {
    return holdsModel(node) ? 'some' : 'none';
  } catch {
    return 'unknown'; // a getter that needs the input, or makes new schemas without end
  }
}

/** Whether a model is somewhere inside a schema, so that calling it as it is would pass over the grants. */
function holdsModel(node: unknown, seen: Set<unknown> = new Set()): boolean {
  if (typeof node !== 'object' || node === null || seen.has(node)) return false;
  seen.add(node);
  if (definitionOf(node)) return true;
  const { type, getter } = node as { type?: string; getter?: (input: undefined) => unknown };
  if (type === 'lazy' && getter) return holdsModel(getter(undefined), seen);
  return Object.values(node).some((value) => holdsModel(value, seen));
}
