import { hashPassword } from 'gen-dtos/auth';
import { getTableColumns, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { users } from './tables/schema.js';

export const MALLORY = 1;
export const VERA = 2;
export const ADA = 3;

/** Everybody's, to be easy to try. */
export const PASSWORD = 'correct horse battery staple';

const rows = [
  {
    id: MALLORY,
    username: 'mallory',
    display_name: 'Mallory',
    email: 'mallory@evil.test',
    internal_notes: 'Watch this one',
  },
  { id: VERA, username: 'vera', display_name: 'Vera', email: 'vera@acme.test' },
  { id: ADA, username: 'ada', display_name: 'Ada', email: 'ada@acme.test', is_admin: true },
];

/** Puts back the rows that every attack and test starts from. Sessions stay. */
export async function insertUsers(database: Database): Promise<void> {
  const password_hash = await hash;
  const columns = Object.keys(getTableColumns(users));
  await database
    .insert(users)
    .values(rows.map((row) => ({ ...row, password_hash })))
    .onConflictDoUpdate({
      target: users.id,
      set: Object.fromEntries(columns.map((name) => [name, sql.raw(`excluded.${name}`)])),
    });
}

const hash = hashPassword(PASSWORD);
