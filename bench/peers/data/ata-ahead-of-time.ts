// @ts-expect-error Written by ahead-of-time.ts, without types.
import { isValid } from '../../.tmp/ahead-of-time/ata-data.mjs';

export function parse(input: unknown): unknown {
  if (isValid(input)) return input;
  throw new TypeError('Refused');
}

export function assert(input: unknown): true {
  if (isValid(input)) return true;
  throw new TypeError('Refused');
}
