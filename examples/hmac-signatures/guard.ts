import { createGuard, type Guard } from 'gen-dtos/guard';
import type { Role } from './access.js';
import type { Database } from './database.js';
import type { Caller } from './keys.js';
import { findUser, type UserRecord } from './tables/users.js';

/** To others, a profile that isn't theirs is not there. */
export const profileGuard = (database: Database): Guard<Role, Caller, UserRecord, 'async'> =>
  createGuard<Role, Caller, UserRecord>(
    {
      owner: (caller, user) => caller.userId === user.id,
      admin: async (caller) => (await findUser(database, caller.userId))?.is_admin === true,
    },
    { conceal: true },
  );
