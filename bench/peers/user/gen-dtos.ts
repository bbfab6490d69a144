import { safeParse, type SafeParseResult } from 'gen-dtos/runtime/generated';
import { isUpdateUserByOwner, updateUserByOwner } from '../../.tmp/generated/user.js';

export function parse(input: unknown): SafeParseResult<unknown> {
  return safeParse(updateUserByOwner, input);
}

export function check(input: unknown): boolean {
  return isUpdateUserByOwner(input);
}

export { verdict } from '../verdicts/gen-dtos.js';
