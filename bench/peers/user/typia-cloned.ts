import type { IValidation } from 'typia';
import { cloneUser, validateUser } from '../../.tmp/ahead-of-time/typia/user.js';

export function parse(input: unknown): IValidation<unknown> {
  const result = validateUser(input);
  return result.success ? { success: true, data: cloneUser(result.data) } : result;
}

export { verdict } from '../verdicts/typia.js';
