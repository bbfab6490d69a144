import { parse as parseWith } from 'gen-dtos/runtime';
import { createDataByOwner, isCreateDataByOwner } from '../../.tmp/generated/data.js';

export function parse(input: unknown): unknown {
  return parseWith(createDataByOwner, input);
}

export function assert(input: unknown): true {
  if (isCreateDataByOwner(input)) return true;
  throw new TypeError('Refused');
}
