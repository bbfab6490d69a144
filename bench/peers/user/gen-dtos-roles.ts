import { safeParse, type SafeParseResult } from 'gen-dtos/runtime';
import { updateUserBy } from '../../.tmp/generated/user.js';

// Who asks is known at run time, and has two roles: their union.
const updateUser = updateUserBy(['owner', 'support']);

export function parse(input: unknown): SafeParseResult<unknown> {
  return safeParse(updateUser, input);
}

export { verdict } from '../verdicts/gen-dtos.js';
