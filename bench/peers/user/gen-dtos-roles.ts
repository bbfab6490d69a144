import { safeParse, type SafeParseResult } from 'gen-dtos/runtime/generated';
import { isUpdateUserBy, updateUserBy } from '../../.tmp/generated/user.js';

// Roles known at run time: the union of two roles.
const roles = ['owner', 'support'];

const updateUser = updateUserBy(roles);

export function parse(input: unknown): SafeParseResult<unknown> {
  return safeParse(updateUser, input);
}

export function check(input: unknown): boolean {
  return isUpdateUserBy(roles, input);
}

export { verdict } from '../verdicts/gen-dtos.js';
