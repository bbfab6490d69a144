/** What the compiler refuses: every line below an `@ts-expect-error` would be a hole. */
import type { Database } from './database.js';
import { Needs, type Access } from './needs.js';
import { findReport } from './tables/reports.js';
import { findUser, updateUser, type UserRecord } from './tables/users.js';

declare const database: Database;
declare const user: UserRecord;

export class Handlers {
  @Needs('users:read', findUser)
  right({ record }: Access<UserRecord>): string {
    return record.email;
  }

  // @ts-expect-error a report is no user
  @Needs('users:read', findReport)
  another({ record }: Access<UserRecord>): string {
    return record.email;
  }

  // @ts-expect-error nobody looks for a record
  @Needs('users:read')
  none({ record }: Access<UserRecord>): string {
    return record.email;
  }

  // @ts-expect-error there is no such scope
  @Needs('users:raed', findUser)
  misspelt(): void {}
}

// @ts-expect-error nobody parsed it
await updateUser(database, user, { name: 'V.' });
