/** What the compiler refuses: every line below an `@ts-expect-error` would be a hole. */
import type { Parsed } from 'gen-dtos/runtime';
import type { Database } from './database.js';
import type { UpdateUser, UpdateUserByOwner } from './generated/user.js';
import { updateUser, type UserRecord } from './tables/users.js';

declare const database: Database;
declare const user: UserRecord;
declare const home: { street: string; city: string; country: string };
declare const body: unknown;
declare const parsed: Parsed<UpdateUser>;

export const harmless: UpdateUserByOwner = { bio: null, preferences: { theme: 'dark' } };
await updateUser(database, user, parsed);

// @ts-expect-error a body that nobody parsed
await updateUser(database, user, body);

// @ts-expect-error nor one that looks right
await updateUser(database, user, harmless);

// @ts-expect-error a field that the owner may not write
export const isAdmin: UpdateUserByOwner = { is_admin: true };

// @ts-expect-error nor a nested one
export const beta: UpdateUserByOwner = { preferences: { beta_features: true } };

// @ts-expect-error nor in a list
export const verified: UpdateUserByOwner = { addresses: [{ ...home, verified_at: 'now' }] };

// @ts-expect-error nor by way of the whole record
export const everything: UpdateUserByOwner = { ...user };
