import { assertData, isData } from '../../.tmp/ahead-of-time/typia/data.js';

export function parse(input: unknown): unknown {
  return assertData(input);
}

export function assert(input: unknown): true {
  if (isData(input)) return true;
  throw new TypeError('Refused');
}
