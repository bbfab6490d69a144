// @ts-expect-error Written by ahead-of-time.ts, without types.
import validateFirst from '../../.tmp/ahead-of-time/ajv-user-first.mjs';
// @ts-expect-error Written by ahead-of-time.ts, without types.
import validate from '../../.tmp/ahead-of-time/ajv-user.mjs';
import type { SchemaResult } from '../verdicts/json-schema.js';

export function parse(input: unknown): SchemaResult {
  return validate(input)
    ? { success: true, output: input }
    : { success: false, errors: validate.errors };
}

export function check(input: unknown): boolean {
  return validateFirst(input);
}

export { verdict } from '../verdicts/json-schema.js';
