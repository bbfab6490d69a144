import { definitionOf } from '../../../src/model/model.js';
import type { Node } from './node.js';
import { someBehind } from './some-behind.js';

/** Whether there are models, as far as getters that are called without an input can tell. */
export function modelsBehind(node: Node): 'some' | 'none' | 'unknown' {
  try {
    // Calling a schema that holds a model as it is would pass over the grants.
    return someBehind(node, (one) => definitionOf(one) !== undefined) ? 'some' : 'none';
  } catch {
    return 'unknown'; // a getter that needs the input, or makes new schemas without end
  }
}
