// @ts-expect-error Written by ahead-of-time.ts, without types.
import validate from '../../.tmp/ahead-of-time/ajv-data.mjs';

export function parse(input: unknown): unknown {
  if (validate(input)) return input;
  throw new TypeError('Refused');
}

export function assert(input: unknown): true {
  if (validate(input)) return true;
  throw new TypeError('Refused');
}
