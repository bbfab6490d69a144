import { Ajv } from 'ajv';
import type { SchemaResult } from '../verdicts/json-schema.js';
import { userSchema } from '../../workloads/user-schema.js';

// `unicode: false` counts characters as the other peers do.
const validate = new Ajv({ allErrors: true, unicode: false, logger: false }).compile(userSchema);

// A plain yes or no may stop at the first mistake.
const validateFirst = new Ajv({ unicode: false, logger: false }).compile(userSchema);

export function parse(input: unknown): SchemaResult {
  return validate(input)
    ? { success: true, output: input }
    : { success: false, errors: validate.errors ?? [] };
}

export function check(input: unknown): boolean {
  return validateFirst(input);
}

export { verdict } from '../verdicts/json-schema.js';
