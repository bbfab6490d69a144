import type { Authenticate } from 'gen-dtos/auth';
import type { Database } from './database.js';
import { sessionIdIn } from './session-cookie.js';
import { findSession, type SessionRecord } from './tables/sessions.js';
import { findUser, type UserRecord } from './tables/users.js';

/** Who is asking: their row as it is now, and the session that says so. */
export interface Caller {
  readonly user: UserRecord;
  readonly session: SessionRecord;
}

/** Nothing of it comes from the cookie but the session's id. */
export function callerIn(database: Database): Authenticate<Caller> {
  return async (request) => {
    const id = sessionIdIn(request);
    if (id === undefined) return refused('credentials_missing');
    const session = await findSession(database, id);
    const user = session && (await findUser(database, session.user_id));
    if (session === undefined || user === undefined) return refused('credentials_unknown');
    return { success: true, principal: { user, session } };
  };
}

const refused = (reason: 'credentials_missing' | 'credentials_unknown') =>
  ({
    success: false,
    refusal: { status: 401, reason, challenge: 'Cookie form-action="/login"' },
  }) as const;
