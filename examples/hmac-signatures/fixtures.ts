import type { Database } from './database.js';
import { users } from './tables/users.js';

const USERS = [
  { id: 'mallory', display_name: 'Mallory', email: 'mallory@evil.test' },
  { id: 'vera', display_name: 'Vera', email: 'vera@acme.test' },
  { id: 'ada', display_name: 'Ada', email: 'ada@acme.test', is_admin: true },
];

export const USER_IDS: readonly string[] = USERS.map(({ id }) => id);

/** Several processes may do it at once. */
export async function insertUsers(database: Database): Promise<void> {
  await database.insert(users).values(USERS).onConflictDoNothing();
}

/** Puts back the rows that every attack and test starts from. */
export async function reset(database: Database): Promise<void> {
  await database.delete(users);
  await insertUsers(database);
}
