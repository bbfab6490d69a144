// @ts-expect-error Written by ahead-of-time.ts, without types.
import { validate } from '../../.tmp/ahead-of-time/ata-user.mjs';
import type { SchemaResult } from '../verdicts/json-schema.js';

export function parse(input: unknown): SchemaResult {
  const result = validate(input);
  return result.valid
    ? { success: true, output: input }
    : { success: false, errors: result.errors };
}

export { verdict } from '../verdicts/json-schema.js';
