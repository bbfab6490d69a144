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
  'drop schema if exists tenant_scopes cascade',
  'create schema tenant_scopes',
  `create table tenant_scopes.users (
    id     uuid primary key,
    tenant text not null,
    name   text not null,
    email  text not null,
    role   text not null
  )`,
  `create table tenant_scopes.reports (
    id       uuid primary key default gen_random_uuid(),
    tenant   text not null,
    title    text not null,
    owner_id uuid not null references tenant_scopes.users
  )`,
  `create table tenant_scopes.api_keys (
    lookup     text primary key,
    digest     text not null,
    tenant     text not null,
    scopes     text[] not null,
    expires_at timestamptz,
    revoked_at timestamptz
  )`,
];
