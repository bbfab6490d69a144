import { and, eq, inArray } from 'drizzle-orm';
import type { RecordOf } from 'gen-dtos';
import { apply, type Parsed } from 'gen-dtos/runtime';
import type { Database } from '../database.js';
import type { UpdateUser } from '../generated/user.js';
import type { User } from '../models/user.model.js';
import { users } from './schema.js';

export type UserRecord = RecordOf<typeof User>;

export async function findUser(database: Database, id: string): Promise<UserRecord | undefined> {
  const [user] = await database.select().from(users).where(eq(users.id, id));
  return user;
}

export async function updateUser(
  database: Database,
  user: UserRecord,
  changes: Parsed<UpdateUser>,
): Promise<UserRecord> {
  const { name, email, role } = apply(user, changes);
  const isTheRecord = and(eq(users.id, user.id), eq(users.tenant, user.tenant));
  await database.update(users).set({ name, email, role }).where(isTheRecord);
  return { ...user, name, email, role };
}

/** Which of the ids are those of users of the tenant. */
export async function userIdsOf(
  database: Database,
  tenant: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await database
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.tenant, tenant), inArray(users.id, [...ids])));
  return rows.map(({ id }) => id);
}
