import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as overPg } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as overPglite } from 'drizzle-orm/pglite';
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
  'drop schema if exists basic_auth cascade',
  'create schema basic_auth',
  `create table basic_auth.users (
    id            uuid primary key,
    username      text not null unique,
    bio           text not null,
    preferences   jsonb not null,
    addresses     jsonb not null,
    role          text not null,
    permissions   jsonb not null,
    is_admin      boolean not null,
    password_hash text not null
  )`,
];
