import type { Database } from '../database.js';
import { ApiKey } from '../models/api-key.model.js';
import { ServiceConfig } from '../models/service-config.model.js';
import { User } from '../models/user.model.js';

const TABLES = { users: User, api_keys: ApiKey, service_configs: ServiceConfig };

/** Saves like an ORM: every attribute that is a column; a row with this id is updated. */
export async function save(
  database: Database,
  table: keyof typeof TABLES,
  record: { readonly [attribute: string]: unknown },
): Promise<void> {
  const columns = Object.keys(TABLES[table].entries).filter((name) => record[name] !== undefined);
  const values = columns.map((_, index) => `$${index + 1}`);
  const changes = columns.map((column) => `${column} = excluded.${column}`);
  await database.query(
    `insert into ${table} (${columns}) values (${values}) on conflict (id) do update set ${changes}`,
    columns.map((column) => record[column]),
  );
}
