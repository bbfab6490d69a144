/** What the compiler refuses: every line below an `@ts-expect-error` would be a hole. */
import type { Parsed } from 'gen-dtos/runtime';
import type { Database } from './database.js';
import type { UpdateUser, UpdateUserByAdmin, UpdateUserByOwner } from './generated/user.js';
import { saveUser, type UserRecord } from './tables/users.js';

declare const database: Database;
declare const user: UserRecord;
declare const home: { street: string; city: string };
declare const body: Record<string, unknown>;
declare const parsed: Parsed<UpdateUser>;

export const harmless: UpdateUserByOwner = { bio: 'Hello', preferences: { theme: 'dark' } };
await saveUser(database, user.id, parsed, {});

// @ts-expect-error what a client sent, which is what `user.update(data)` takes
await saveUser(database, user.id, body, {});

// @ts-expect-error a field that is nobody's to send, not even an admin's
export const isAdmin: UpdateUserByAdmin = { is_admin: true };

// @ts-expect-error nor one that is admins', by the owner
export const role: UpdateUserByOwner = { role: 'editor' };

// @ts-expect-error nor a nested one
export const beta: UpdateUserByOwner = { preferences: { beta_features: true } };

// @ts-expect-error nor in a list
export const verified: UpdateUserByOwner = { addresses: [{ ...home, verified_at: 'now' }] };
