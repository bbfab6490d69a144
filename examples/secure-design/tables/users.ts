import { eq } from 'drizzle-orm';
import type { RecordOf } from 'gen-dtos';
import type { Parsed } from 'gen-dtos/runtime';
import { HttpError } from '../../http-error.js';
import type { Database } from '../database.js';
import type { UpdateUser } from '../generated/user.js';
import type { User } from '../models/user.model.js';
import { users } from './schema.js';

export type UserRecord = RecordOf<typeof User>;

export async function findUser(database: Database, id: number): Promise<UserRecord | undefined> {
  const [user] = await database.select().from(users).where(eq(users.id, id));
  return user;
}

export async function findUserByName(
  database: Database,
  username: string,
): Promise<UserRecord | undefined> {
  const [user] = await database.select().from(users).where(eq(users.username, username));
  return user;
}

export const allUsers = (database: Database): Promise<UserRecord[]> =>
  database.select().from(users).orderBy(users.id);

/** Only what a parser let through gets here: `Parsed<…>` is a type that nothing else has. */
export async function updateUser(
  database: Database,
  id: number,
  changes: Parsed<UpdateUser>,
): Promise<UserRecord> {
  const [user] = await database
    .update(users)
    .set({ ...changes, updated_at: new Date() })
    .where(eq(users.id, id))
    .returning();
  if (user === undefined) throw new HttpError(404); // gone since it was looked for
  return user;
}
