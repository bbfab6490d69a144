import { definitionOf } from '../../../src/model/model.js';
import type { Node } from './node.js';
import { someBehind } from './some-behind.js';

/**
 * Whether there are models inside a schema, as far as calling its getters without an input can
 * tell.
 */
export function modelsBehind(node: Node): 'some' | 'none' | 'unknown' {
  try {
    // A schema that is called as it is would skip the grants of a model in it.
    return someBehind(node, (one) => definitionOf(one) !== undefined) ? 'some' : 'none';
  } catch {
    return 'unknown'; // a getter that needs its input, or makes new schemas endlessly
  }
}
