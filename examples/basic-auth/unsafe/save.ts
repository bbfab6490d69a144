import { eq } from 'drizzle-orm';
import type { Database } from '../database.js';
import { users, type UserRecord } from '../tables/users.js';

/** Saves like an ORM: every attribute that is a column, in the row that the attribute `id` names. */
export async function save(database: Database, user: UserRecord): Promise<void> {
  await database.update(users).set(user).where(eq(users.id, user.id));
}
