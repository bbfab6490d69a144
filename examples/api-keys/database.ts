import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzleOnServer } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite';
import { Pool } from 'pg';

export type Database = PgDatabase<PgQueryResultHKT>;

export type Row = { readonly [column: string]: unknown };

export interface OpenDatabase {
  readonly database: Database;
  /** What stands in the database, past Drizzle. */
  readonly rows: (query: string) => Promise<Row[]>;
  readonly close: () => Promise<void>;
}

/** PostgreSQL inside this process; with `DATABASE_URL` a server, where this has a schema of its own. */
export async function openDatabase(): Promise<OpenDatabase> {
  const url = process.env['DATABASE_URL'];
  return url === undefined ? openEmbedded() : openOnServer(url);
}

async function openEmbedded(): Promise<OpenDatabase> {
  const client = await PGlite.create();
  await client.exec(TABLES);
  return {
    database: drizzleEmbedded({ client }),
    rows: async (query) => (await client.query<Row>(query)).rows,
    close: () => client.close(),
  };
}

async function openOnServer(connectionString: string): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString, options: `-c search_path=${SCHEMA}` });
  await pool.query(`drop schema if exists ${SCHEMA} cascade; create schema ${SCHEMA}; ${TABLES}`);
  return {
    database: drizzleOnServer({ client: pool }),
    rows: async (query) => (await pool.query<Row>(query)).rows,
    close: () => pool.end(),
  };
}

const SCHEMA = 'gen_dtos_api_keys';

const TABLES = `
  create table service_configs (
    id            uuid primary key,
    service_id    uuid not null unique,
    tenant        text not null,
    display_name  text not null,
    contact_email text not null,
    log_level     text not null,
    rate_limit    integer not null default 100,
    debug_mode    boolean not null default false,
    api_key       text not null,
    role          text not null default 'member',
    is_admin      boolean not null default false,
    updated_at    timestamptz not null default now()
  );
  create table api_keys (
    id         uuid primary key default gen_random_uuid(),
    service_id uuid not null references service_configs (service_id),
    tenant     text not null,
    name       text not null,
    scopes     text[] not null,
    key_type   text not null default 'service',
    lookup     text not null unique,
    digest     text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz
  );
`;
