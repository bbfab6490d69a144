import { hashPassword, type ScryptCost } from 'gen-dtos/auth';
import type { Database } from './database.js';
import { users, type UserRecord } from './tables/users.js';

export const MALLORY = 'aaaaaaaa-0000-4000-8000-000000000000';
export const VERA = 'bbbbbbbb-0000-4000-8000-000000000000';
export const ADA = 'cccccccc-0000-4000-8000-000000000000';
export const MALLORYS_HOME = 'dddddddd-0000-4000-8000-000000000000';
export const VERAS_HOME = 'eeeeeeee-0000-4000-8000-000000000000';

/** Names and passwords, as `Authorization: Basic` has them. A password may hold a colon. */
export const SIGN_IN = {
  mallory: 'mallory:correct:horse',
  vera: 'vera:battery staple',
  ada: 'ada:Pa55wörd of Ada',
} as const;

/** The rows that every attack and test starts from. */
export async function makeUsers(cost?: ScryptCost): Promise<UserRecord[]> {
  const hashOf = (signIn: string): Promise<string> =>
    hashPassword(signIn.slice(signIn.indexOf(':') + 1), cost);
  const member = {
    bio: '',
    preferences: { theme: 'light', newsletter: false, beta_features: false },
    addresses: [],
    role: 'member',
    permissions: [],
    is_admin: false,
  } satisfies Partial<UserRecord>;
  return [
    {
      ...member,
      id: MALLORY,
      username: 'mallory',
      password_hash: await hashOf(SIGN_IN.mallory),
      addresses: [{ id: MALLORYS_HOME, street: 'Hoofdstraat 1', city: 'Utrecht' }],
    },
    {
      ...member,
      id: VERA,
      username: 'vera',
      password_hash: await hashOf(SIGN_IN.vera),
      addresses: [
        { id: VERAS_HOME, street: 'Kade 2', city: 'Delft', verified_at: '2026-01-31T09:00:00Z' },
      ],
    },
    {
      ...member,
      id: ADA,
      username: 'ada',
      password_hash: await hashOf(SIGN_IN.ada),
      is_admin: true,
    },
  ];
}

export async function reset(database: Database, rows: readonly UserRecord[]): Promise<void> {
  await database.delete(users);
  await database.insert(users).values([...rows]);
}
