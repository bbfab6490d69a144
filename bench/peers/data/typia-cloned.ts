import { assertData, cloneData } from '../../.tmp/ahead-of-time/typia/data.js';

export function parse(input: unknown): unknown {
  return cloneData(assertData(input));
}
