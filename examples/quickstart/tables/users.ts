import type { RecordOf } from 'gen-dtos';
import { apply, type Parsed } from 'gen-dtos/runtime';
import { isTaken } from '../../database/is-taken.js';
import { HttpError } from '../../http-error.js';
import type { Database } from '../database.js';
import type { CreateUserByOwner, ReplaceUser, UpdateUser } from '../generated/user.js';
import type { User } from '../models/user.model.js';
import { hashPassword } from '../passwords.js';

export type UserRecord = RecordOf<typeof User>;

export async function findUser(database: Database, id: string): Promise<UserRecord | undefined> {
  const { rows } = await database.sql<UserRecord>`select * from users where id = ${id}`;
  return rows[0];
}

/** What isn't said here has its default in the table. */
export async function insertUser(
  database: Database,
  user: Parsed<CreateUserByOwner>,
): Promise<UserRecord> {
  const password_hash = await hashPassword(user.password);
  const { rows } = await database.sql<UserRecord>`
    insert into users (username, display_name, email, password_hash)
    values (${user.username}, ${user.display_name}, ${user.email}, ${password_hash})
    returning *`.catch(refuse);
  return rows[0]!;
}

/** Changes some or all of what the caller may write; the rest of the record stays. */
export async function updateUser(
  database: Database,
  user: UserRecord,
  changes: Parsed<UpdateUser | ReplaceUser>,
): Promise<UserRecord> {
  const next = apply(user, changes);
  await database.sql`
    update users set
      display_name = ${next.display_name}, email = ${next.email}, bio = ${next.bio},
      role = ${next.role}, is_admin = ${next.is_admin},
      preferences = ${next.preferences}, addresses = ${next.addresses}
    where id = ${next.id}`.catch(refuse);
  return next;
}

/** A name or an address is one user's. */
function refuse(error: unknown): never {
  throw isTaken(error) ? new HttpError(409) : error;
}
