/** What the compiler refuses: every line below an `@ts-expect-error` would be a hole. */
import type { Parsed } from 'gen-dtos/runtime';
import type { Database } from './database.js';
import type { CreateSessionByVisitor } from './generated/session.js';
import type { UpdateUser, UpdateUserByOwner } from './generated/user.js';
import { updateUser, type UserRecord } from './tables/users.js';

declare const database: Database;
declare const user: UserRecord;
declare const form: URLSearchParams;
declare const parsed: Parsed<UpdateUser>;

export const harmless: UpdateUserByOwner = { bio: 'Hello' };
await updateUser(database, user.id, parsed);

// @ts-expect-error a form that nobody parsed
await updateUser(database, user.id, Object.fromEntries(form));

// @ts-expect-error nor one that looks right
await updateUser(database, user.id, harmless);

// @ts-expect-error a field that the owner may not write
export const isAdmin: UpdateUserByOwner = { is_admin: true };

// @ts-expect-error whose session it is, the server says
export const foreign: CreateSessionByVisitor = { username: 'vera', password: 'x', user_id: 1 };
