import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { boolean, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import type { RecordOf } from 'gen-dtos';
import { apply, type ApplyOptions, type Parsed } from 'gen-dtos/runtime';
import * as v from 'valibot';
import { isTaken } from '../../database/is-taken.js';
import { HttpError } from '../../http-error.js';
import type { Database } from '../database.js';
import type { ReplaceUser, UpdateUser } from '../generated/user.js';
import { User } from '../models/user.model.js';

export type UserRecord = RecordOf<typeof User>;

export const users = pgSchema('basic_auth').table('users', {
  id: uuid().primaryKey(),
  username: text().notNull(),
  bio: text().notNull(),
  preferences: jsonb().$type<UserRecord['preferences']>().notNull(),
  addresses: jsonb().$type<UserRecord['addresses']>().notNull(),
  role: text().$type<UserRecord['role']>().notNull(),
  permissions: jsonb().$type<UserRecord['permissions']>().notNull(),
  is_admin: boolean().notNull(),
  password_hash: text().notNull(),
});

/** An id that can't be one finds nothing; PostgreSQL would call it an error. */
export async function findUser(database: Database, id: string): Promise<UserRecord | undefined> {
  if (!v.is(User.entries.id, id)) return undefined;
  const [user] = await database.select().from(users).where(eq(users.id, id));
  return user;
}

export async function findUserNamed(
  database: Database,
  username: string,
): Promise<UserRecord | undefined> {
  const [user] = await database.select().from(users).where(eq(users.username, username));
  return user;
}

/** Changes the row as it is now, not as it was when the caller's roles were asked. */
export async function saveUser(
  database: Database,
  id: string,
  changes: Parsed<UpdateUser | ReplaceUser>,
  audit: ApplyOptions,
): Promise<UserRecord> {
  const save = database.transaction(async (transaction) => {
    const mine = eq(users.id, id);
    const [user] = await transaction.select().from(users).where(mine).for('update');
    if (user === undefined) throw new HttpError(404);
    const next = apply(user, changes, audit);
    const addresses = next.addresses.map((address) => ({ id: randomUUID(), ...address }));
    const [saved] = await transaction
      .update(users)
      .set({ ...next, addresses })
      .where(mine)
      .returning();
    return saved ?? next;
  });
  return save.catch((error: unknown) => {
    throw isTaken(error) ? new HttpError(409) : error;
  });
}
