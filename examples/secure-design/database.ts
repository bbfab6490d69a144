import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as overPg } from 'drizzle-orm/node-postgres';
import { drizzle as overPglite } from 'drizzle-orm/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';

export type Database = PgDatabase<PgQueryResultHKT>;

export interface OpenDatabase {
  readonly database: Database;
  readonly close: () => Promise<void>;
}

/** A PostgreSQL inside this process; with an address, a server's. Begins anew in its own schema. */
export async function openDatabase(url?: string): Promise<OpenDatabase> {
  const opened = url === undefined ? await embedded() : remote(url);
  for (const statement of SCHEMA) await opened.database.execute(sql.raw(statement));
  return opened;
}

async function embedded(): Promise<OpenDatabase> {
  const client = await PGlite.create();
  return { database: overPglite(client), close: () => client.close() };
}

function remote(connectionString: string): OpenDatabase {
  const pool = new Pool({ connectionString });
  return { database: overPg(pool), close: () => pool.end() };
}

const SCHEMA = [
  'drop schema if exists secure_design cascade',
  'create schema secure_design',
  `create table secure_design.users (
    id                serial primary key,
    username          text not null unique,
    display_name      text not null,
    email             text not null,
    bio               text not null default '',
    theme             text not null default 'light',
    newsletter        boolean not null default false,
    is_admin          boolean not null default false,
    subscription_tier text not null default 'free',
    internal_notes    text not null default '',
    account_balance   integer not null default 0,
    password_hash     text not null,
    updated_at        timestamptz not null default now()
  )`,
  `create table secure_design.sessions (
    id_digest   text primary key,
    user_id     integer not null references secure_design.users on delete cascade,
    csrf_secret text not null,
    expires_at  timestamptz not null
  )`,
];
