import { Validator } from 'ata-validator';
import type { SchemaResult } from '../verdicts/json-schema.js';
import { userSchema } from '../../workloads/user-schema.js';

const validator = new Validator(userSchema);

export function parse(input: unknown): SchemaResult {
  const result = validator.validate(input);
  return result.valid
    ? { success: true, output: input }
    : { success: false, errors: result.errors };
}

export function check(input: unknown): boolean {
  return validator.isValidObject(input);
}

export { verdict } from '../verdicts/json-schema.js';
