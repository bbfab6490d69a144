import { parse as parseWith, safeParse } from 'gen-dtos/runtime';
import { createDataByOwner } from '../../.tmp/generated/data.js';

export function parse(input: unknown): unknown {
  return parseWith(createDataByOwner, input);
}

export function assert(input: unknown): true {
  if (safeParse(createDataByOwner, input).success) return true;
  throw new TypeError('Refused');
}
