import { createGuard } from 'gen-dtos/guard';
import type { UserRecord } from './tables/users.js';

/** Who may be what to a user. The caller's own row was read with this request, not at the login. */
export const guard = createGuard<'owner' | 'admin', UserRecord, UserRecord>(
  {
    owner: (caller, user) => caller.id === user.id,
    admin: (caller) => caller.is_admin,
  },
  // Ids are numbers that anybody can count: of others' nobody learns whether they exist.
  { conceal: true, challenge: 'Cookie form-action="/login"' },
);
