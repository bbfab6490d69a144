import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** A PostgreSQL database: PGlite in this process, or the server of `DATABASE_URL`. */
export interface Database {
  readonly query: (text: string, values?: unknown[]) => Promise<{ readonly rows: Row[] }>;
  /** Runs several statements. */
  readonly exec: (text: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface Row {
  readonly [column: string]: unknown;
}

export async function openDatabase(url: string | undefined): Promise<Database> {
  return url === undefined || url === '' ? openPGlite() : openServer(url);
}

async function openPGlite(): Promise<Database> {
  const database = await PGlite.create();
  return {
    query: (text, values) => database.query<Row>(text, values),
    exec: (text) => database.exec(text),
    close: () => database.close(),
  };
}

/** Uses one connection, so that the search path applies to every query. */
async function openServer(url: string): Promise<Database> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create schema if not exists gen_dtos_attacks');
  await client.query('set search_path to gen_dtos_attacks');
  return {
    query: (text, values) => client.query<Row>(text, values),
    exec: (text) => client.query(text),
    async close() {
      await client.query('drop schema gen_dtos_attacks cascade');
      await client.end();
    },
  };
}
