/**
 * A project around the code of `docs/databases.md`: the tables that the page mentions, and an
 * entry.
 */
import { readFileSync } from 'node:fs';
import type { Dto, Parsed, given, parse } from 'gen-dtos/runtime';
import { snippetsOf } from '../page-snippets.js';

export const PAGE: string = readFileSync(
  new URL('../../docs/databases.md', import.meta.url),
  'utf8',
);

const TABLES = `import { boolean, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { RecordOf } from 'gen-dtos';
import type { Preferences, User } from './models/user.model.js';

export type Database = PgDatabase<PgQueryResultHKT>;

export const articles = pgTable('articles', {
  id: uuid().primaryKey().defaultRandom(),
  owner_id: uuid().notNull(),
  status: text({ enum: ['draft', 'sent'] }).notNull().default('draft'),
  title: text().notNull(),
  note: text(),
  updated_at: timestamp().notNull().defaultNow(),
});
export const users = pgTable('users', {
  id: uuid().primaryKey(),
  email: text().notNull(),
  password_hash: text().notNull(),
  is_admin: boolean().notNull().default(false),
  preferences: jsonb().$type<RecordOf<typeof Preferences>>().notNull(),
});
export const addresses = pgTable('addresses', {
  id: uuid().primaryKey(),
  user_id: uuid().notNull(),
  street: text().notNull(),
  verified: boolean().notNull().default(false),
});
export const auditLog = pgTable('audit_log', { record: uuid().notNull(), changed: jsonb().notNull() });

export type ArticleRow = typeof articles.$inferSelect;
export type NewArticle = typeof articles.$inferInsert;
export type UserRow = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;
export type UserRecord = RecordOf<typeof User>;
export type AddressRow = typeof addresses.$inferSelect;
`;

const KYSELY_TABLES = `import type { Generated, Insertable, JSONColumnType, Selectable } from 'kysely';
import type { RecordOf } from 'gen-dtos';
import type { Preferences } from './models/user.model.js';

export interface Tables {
  articles: {
    id: Generated<string>;
    owner_id: string;
    status: Generated<'draft' | 'sent'>;
    title: string;
    note: string | null;
    updated_at: Generated<Date>;
  };
  users: {
    id: string;
    email: string;
    password_hash: string;
    is_admin: Generated<boolean>;
    preferences: JSONColumnType<RecordOf<typeof Preferences>>;
  };
}
export type ArticleRow = Selectable<Tables['articles']>;
export type NewArticle = Insertable<Tables['articles']>;
`;

/** As much of what Prisma 7 generates as the page uses. */
const PRISMA_CLIENT = `import type { AddressRow, ArticleRow, NewArticle, UserRow } from '../tables.js';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Address = Omit<AddressRow, 'user_id'>;
interface Found extends Omit<UserRow, 'preferences'> {
  preferences: Json;
  addresses: Address[];
}
interface Items {
  deleteMany: { id: { notIn: string[] } };
  upsert: { where: { id: string }; create: Address; update: Omit<Address, 'id'> }[];
}
interface Update {
  where: { id: string };
  data: Omit<Found, 'preferences' | 'addresses'> & { preferences: object; addresses: Items };
}
interface Articles {
  create(args: { data: NewArticle }): Promise<ArticleRow>;
  updateManyAndReturn(args: {
    where: { id: string; AND: { OR: { [column: string]: unknown }[] }[] };
    data: Partial<ArticleRow>;
  }): Promise<ArticleRow[]>;
}
export declare namespace Prisma {
  interface TransactionClient {
    $queryRaw(text: TemplateStringsArray, ...values: unknown[]): Promise<unknown>;
    articles: Articles;
    users: {
      findUnique(args: {
        where: { id: string };
        include: { addresses: { omit: { user_id: boolean } } };
      }): Promise<Found | null>;
      update(args: Update): Promise<unknown>;
    };
  }
}
`;

/** The SQL that creates the tables. */
export const CREATED = `
create table articles (id uuid primary key default gen_random_uuid(), owner_id uuid not null,
  status text not null default 'draft', title text not null, note text,
  updated_at timestamp not null default '2000-01-01');
create table users (id uuid primary key, email text not null, password_hash text not null,
  is_admin boolean not null default false, preferences jsonb not null);
create table addresses (id uuid primary key, user_id uuid not null references users,
  street text not null, verified boolean not null default false);
create table audit_log (record uuid not null, changed jsonb not null);`;

const ENTRY = `export * as articles from './articles-drizzle.js';
export * as users from './users-drizzle.js';
export * as kysely from './with-kysely.js';
export * as prisma from './with-prisma.js';
export * as sql from './with-sql.js';
export * from './generated/index.js';
export { given, parse } from 'gen-dtos/runtime';
`;

/** Compiles as it stands: a replacement is handed to what writes updates. */
const REPLACED = `import type { Parsed } from 'gen-dtos/runtime';
import type { ClientBase } from 'pg';
import type { ReplaceUser } from './generated/user.js';
import type { UserRecord } from './tables.js';
import { updateUser } from './with-sql.js';
declare const user: UserRecord;
export const replace = (tx: ClientBase, sent: Parsed<ReplaceUser>) => updateUser(tx, user, sent);
`;

export type Row = Readonly<Record<string, unknown>>;

/** What the page calls a handle on the database: one of three kinds. */
export type Handle = object;

interface Articles {
  insert(db: Handle, owner: string, sent: Parsed<object>): Promise<Row[]>;
  update(db: Handle, id: unknown, dto: Dto<object>, sent: Parsed<object>): Promise<Row[]>;
}

interface Others {
  insertArticle: Articles['insert'];
  updateArticle: Articles['update'];
  updateUser(db: Handle, user: object, sent: Parsed<object>): Promise<void>;
}

export interface OfPage {
  readonly articles: Articles;
  readonly users: {
    insert(db: Handle, sent: Parsed<object>): Promise<string>;
    patch(db: Handle, id: string, roles: string[], body: unknown): Promise<Row | undefined>;
  };
  readonly kysely: Others;
  readonly prisma: Others & { lockUser(db: Handle, id: string): Promise<Row | undefined> };
  readonly sql: Others;
  readonly given: typeof given;
  readonly parse: typeof parse;
  readonly createArticleByOwner: Dto<object>;
  readonly updateArticleByOwner: Dto<object>;
  readonly createUserByOwner: Dto<object>;
  readonly updateUserByOwner: Dto<object>;
  readonly replaceUserByOwner: Dto<object>;
}

export const FILES: Readonly<Record<string, string>> = {
  'gen-dtos.config.ts': `import { defineConfig } from 'gen-dtos/config';
export default defineConfig({ models: ['src/models/*.model.ts'], outDir: 'src/generated' });
`,
  'src/access.ts': `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: 'Whose it is' });
`,
  'src/tables.ts': TABLES,
  'src/kysely-tables.ts': KYSELY_TABLES,
  'src/client/client.ts': PRISMA_CLIENT,
  'src/entry.ts': ENTRY,
  'src/replaced.ts': REPLACED,
  ...Object.fromEntries(snippetsOf(PAGE)),
};
