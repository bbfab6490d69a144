import type { RecordOf } from 'gen-dtos';
import { apply, type Parsed } from 'gen-dtos/runtime';
import type { Database } from '../database.js';
import type { UpdateServiceConfig } from '../generated/service-config.js';
import type { ServiceConfig } from '../models/service-config.model.js';

export type ServiceConfigRecord = RecordOf<typeof ServiceConfig>;

export async function findServiceConfig(
  database: Database,
  id: string,
): Promise<ServiceConfigRecord | undefined> {
  const { rows } = await database.sql<ServiceConfigRecord>`
    select * from service_configs where id = ${id}`;
  return rows[0];
}

export async function updateServiceConfig(
  database: Database,
  config: ServiceConfigRecord,
  changes: Parsed<UpdateServiceConfig>,
): Promise<ServiceConfigRecord> {
  const next = apply(config, changes);
  await database.sql`
    update service_configs set rate_limit = ${next.rate_limit}, debug_mode = ${next.debug_mode}
    where id = ${next.id}`;
  return next;
}
