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

/** A PostgreSQL inside this process; with an address, a server's, which several processes share. */
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
  'create schema if not exists hmac_signatures',
  `create table if not exists hmac_signatures.users (
    id           text primary key,
    display_name text not null,
    email        text not null,
    bio          text,
    role         text not null default 'member',
    is_admin     boolean not null default false,
    balance      integer not null default 0
  )`,
];
