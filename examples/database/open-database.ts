import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as overPg } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as overPglite } from 'drizzle-orm/pglite';
import { Pool } from 'pg';

export type Database = PgDatabase<PgQueryResultHKT>;

export type Row = { readonly [column: string]: unknown };

export interface OpenDatabase {
  readonly database: Database;
  /** What stands in the database, past the tables that Drizzle knows. */
  readonly rows: (query: string) => Promise<Row[]>;
  readonly close: () => Promise<void>;
}

/**
 * A PostgreSQL inside this process; with an address, a server's.
 *
 * @param schema The statements that make an example's tables, in a schema of its own.
 */
export async function openDatabase(schema: readonly string[], url?: string): Promise<OpenDatabase> {
  const opened = url === undefined ? await embedded() : remote(url);
  for (const statement of schema) await opened.database.execute(sql.raw(statement));
  return opened;
}

async function embedded(): Promise<OpenDatabase> {
  const client = await PGlite.create();
  return {
    database: overPglite(client),
    rows: async (query) => (await client.query<Row>(query)).rows,
    close: () => client.close(),
  };
}

function remote(connectionString: string): OpenDatabase {
  const pool = new Pool({ connectionString });
  return {
    database: overPg(pool),
    rows: async (query) => (await pool.query<Row>(query)).rows,
    close: () => pool.end(),
  };
}
