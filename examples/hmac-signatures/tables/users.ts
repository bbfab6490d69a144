import { eq } from 'drizzle-orm';
import { boolean, integer, pgSchema, text } from 'drizzle-orm/pg-core';
import type { RecordOf } from 'gen-dtos';
import { apply, type Parsed } from 'gen-dtos/runtime';
import type { Database } from '../database.js';
import type { UpdateUser } from '../generated/user.js';
import type { User } from '../models/user.model.js';

export type UserRecord = RecordOf<typeof User>;

export const users = pgSchema('hmac_signatures').table('users', {
  id: text().primaryKey(),
  display_name: text().notNull(),
  email: text().notNull(),
  bio: text(),
  role: text({ enum: ['member', 'support'] })
    .notNull()
    .default('member'),
  is_admin: boolean().notNull().default(false),
  balance: integer().notNull().default(0),
});

export async function findUser(database: Database, id: string): Promise<UserRecord | undefined> {
  const [user] = await database.select().from(users).where(eq(users.id, id));
  return user;
}

/**
 * Only what a parser let through gets here: `Parsed<…>` is a type that nothing else has. Only that is
 * written, so what somebody else changes meanwhile stays.
 */
export async function updateUser(
  database: Database,
  user: UserRecord,
  changes: Parsed<UpdateUser>,
): Promise<UserRecord> {
  const values = { ...changes, id: user.id }; // Drizzle refuses to set nothing
  await database.update(users).set(values).where(eq(users.id, user.id));
  return apply(user, changes);
}
