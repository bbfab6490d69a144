import type { Authenticate, RequestHead } from 'gen-dtos/auth';
import type { Refusal } from 'gen-dtos/guard';
import type { Role } from './access.js';
import type { Caller } from './credentials.js';
import type { Database } from './database.js';
import { guard } from './guard.js';
import { findUser, type UserRecord } from './tables/users.js';

export type OpenProfile = (head: RequestHead, id?: string) => Promise<Profile | Refused>;

/** Whose profile it is, who is asking, and what they are to it. */
export interface Profile {
  readonly success: true;
  readonly user: UserRecord;
  readonly principal: Caller;
  readonly roles: readonly Role[];
}

interface Refused {
  readonly success: false;
  readonly refusal: Refusal;
}

/** Opens the caller's own profile, or the one with an id. Both twins do so. */
export const profileOpener =
  (database: Database, authenticate: Authenticate<Caller>): OpenProfile =>
  async (head, id) => {
    const who = await authenticate(head);
    if (!who.success) return who;
    const { principal } = who;
    const may = guard.authorize(principal, {
      record: await findUser(database, id ?? principal.userId),
    });
    return may.success ? { success: true, user: may.record, principal, roles: may.roles } : may;
  };
