import type { Request } from 'express';
import { HttpError } from '../http-error.js';
import type { Role } from './access.js';
import { ADA, MALLORY, SAM } from './fixtures.js';

/** Who is asking. Comes from the credential, never from the body. */
export interface Caller {
  readonly userId: string;
  readonly tenant: string;
  /** What the caller is, whichever record it is about. */
  readonly staffRoles: readonly Role[];
}

/** In production a table of hashes; here three keys that are easy to read in the attacks. */
const CALLERS: ReadonlyMap<string, Caller> = new Map<string, Caller>([
  ['key-of-mallory', { userId: MALLORY, tenant: 'acme', staffRoles: [] }],
  ['key-of-sam', { userId: SAM, tenant: 'acme', staffRoles: ['support'] }],
  ['key-of-ada', { userId: ADA, tenant: 'acme', staffRoles: ['admin'] }],
]);

/** Reads `Authorization: ApiKey <key>`. */
export function callerOf(request: Request): Caller {
  const [scheme, key = ''] = request.headers.authorization?.split(' ') ?? [];
  const caller = scheme === 'ApiKey' ? CALLERS.get(key) : undefined;
  if (caller === undefined) throw new HttpError(401);
  return caller;
}

/** What the caller is to a record of this user: its owner, staff, or nobody. */
export function rolesOn(caller: Caller, userId: string): readonly Role[] {
  return caller.userId === userId ? ['owner', ...caller.staffRoles] : caller.staffRoles;
}
