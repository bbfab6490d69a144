import type { IValidation } from 'typia';
import { isUser, validateUser } from '../../.tmp/ahead-of-time/typia/user.js';

export function parse(input: unknown): IValidation<unknown> {
  return validateUser(input);
}

export function check(input: unknown): boolean {
  return isUser(input);
}

export { verdict } from '../verdicts/typia.js';
