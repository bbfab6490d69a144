import { createGuard, type Guard } from 'gen-dtos/guard';
import type { Role } from './access.js';
import type { Caller } from './credentials.js';
import type { UserRecord } from './tables/users.js';

/** What a caller may do. Who they are, Basic authentication has said, and no more than that. */
export const guard: Guard<Role, Caller, UserRecord> = createGuard<Role, Caller, UserRecord>(
  {
    owner: (caller, user) => caller.userId === user.id,
    admin: (caller) => caller.isAdmin,
  },
  { conceal: true },
);
