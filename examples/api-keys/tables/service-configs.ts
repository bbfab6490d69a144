import { eq } from 'drizzle-orm';
import {
  boolean,
  integer,
  pgSchema,
  text,
  timestamp,
  uuid as uuidColumn,
} from 'drizzle-orm/pg-core';
import type { RecordOf } from 'gen-dtos';
import type { Parsed } from 'gen-dtos/runtime';
import * as v from 'valibot';
import type { Database } from '../database.js';
import type { ReplaceServiceConfig, UpdateServiceConfig } from '../generated/service-config.js';
import type { ServiceConfig } from '../models/service-config.model.js';
import { uuid } from '../uuid.js';

export type ServiceConfigRecord = RecordOf<typeof ServiceConfig>;

export const serviceConfigs = pgSchema('api_keys').table('service_configs', {
  id: uuidColumn().primaryKey(),
  service_id: uuidColumn().notNull(),
  tenant: text().notNull(),
  display_name: text().notNull(),
  contact_email: text().notNull(),
  log_level: text({ enum: ['error', 'info', 'verbose'] }).notNull(),
  rate_limit: integer().notNull().default(100),
  debug_mode: boolean().notNull().default(false),
  api_key: text().notNull(),
  role: text({ enum: ['member', 'admin'] })
    .notNull()
    .default('member'),
  is_admin: boolean().notNull().default(false),
  updated_at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** An id that can't be one finds nothing; PostgreSQL would call it an error. */
export async function findServiceConfig(
  database: Database,
  id: string,
): Promise<ServiceConfigRecord | undefined> {
  if (!v.is(uuid, id)) return undefined;
  const [config] = await database.select().from(serviceConfigs).where(eq(serviceConfigs.id, id));
  return config;
}

/** Changes what was sent, which is no more than the caller may write. */
export async function updateServiceConfig(
  database: Database,
  { id }: ServiceConfigRecord,
  changes: Parsed<UpdateServiceConfig | ReplaceServiceConfig>,
): Promise<ServiceConfigRecord> {
  const [config] = await database
    .update(serviceConfigs)
    .set({ ...changes, updated_at: new Date() })
    .where(eq(serviceConfigs.id, id))
    .returning();
  if (config === undefined) throw new Error('The configuration is gone.');
  return config;
}
