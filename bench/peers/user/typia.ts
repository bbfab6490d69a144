import type { IValidation } from 'typia';
import { validateUser } from '../../.tmp/ahead-of-time/typia/user.js';

export function parse(input: unknown): IValidation<unknown> {
  return validateUser(input);
}

export { verdict } from '../verdicts/typia.js';
