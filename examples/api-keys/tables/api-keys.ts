import { and, eq, isNull } from 'drizzle-orm';
import { pgSchema, text, timestamp, uuid as uuidColumn } from 'drizzle-orm/pg-core';
import {
  rotateApiKey,
  type ApiKeyRecord,
  type Refusal,
  type RotateApiKeyOptions,
} from 'gen-dtos/auth';
import { apply, type Parsed } from 'gen-dtos/runtime';
import * as v from 'valibot';
import type { Database } from '../database.js';
import type { CreateApiKeyByOwner, UpdateApiKey } from '../generated/api-key.js';
import { SCOPES, type Scope } from '../scopes.js';
import { uuid } from '../uuid.js';

export const apiKeys = pgSchema('api_keys').table('api_keys', {
  id: uuidColumn().primaryKey().defaultRandom(),
  service_id: uuidColumn().notNull(),
  tenant: text().notNull(),
  name: text().notNull(),
  scopes: text({ enum: SCOPES }).array().notNull(),
  key_type: text({ enum: ['service', 'operator'] })
    .notNull()
    .default('service'),
  lookup: text().notNull().unique(),
  digest: text().notNull(),
  created_at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  expires_at: timestamp({ withTimezone: true }),
  revoked_at: timestamp({ withTimezone: true }),
});

export type ApiKeyRow = typeof apiKeys.$inferSelect;

/** A row as `gen-dtos/auth` knows it. */
export interface StoredKey extends ApiKeyRow, Pick<ApiKeyRecord, 'expiresAt' | 'revokedAt'> {}

const storedKeyOf = (row: ApiKeyRow): StoredKey => ({
  ...row,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
});

export async function findKeyByLookup(
  database: Database,
  lookup: string,
): Promise<StoredKey | undefined> {
  const [row] = await database.select().from(apiKeys).where(eq(apiKeys.lookup, lookup));
  return row && storedKeyOf(row);
}

export async function findKey(database: Database, id: string): Promise<ApiKeyRow | undefined> {
  if (!v.is(uuid, id)) return undefined;
  const [row] = await database.select().from(apiKeys).where(eq(apiKeys.id, id));
  return row;
}

/** The name is the client's, all else the server's: whose key it is comes from who is asking. */
export async function insertKey(
  database: Database,
  issuer: { readonly service_id: string },
  { name }: Parsed<CreateApiKeyByOwner>,
  issued: ApiKeyRecord<Scope>,
): Promise<ApiKeyRow> {
  const { lookup, digest, tenant, scopes, expiresAt } = issued;
  const { service_id } = issuer;
  const [row] = await database
    .insert(apiKeys)
    .values({
      service_id,
      tenant,
      name,
      scopes: [...scopes],
      lookup,
      digest,
      expires_at: expiresAt,
    })
    .returning();
  return existing(row);
}

export async function updateKey(
  database: Database,
  key: ApiKeyRow,
  changes: Parsed<UpdateApiKey>,
): Promise<ApiKeyRow> {
  const { name } = apply(key, changes);
  const [row] = await database
    .update(apiKeys)
    .set({ name })
    .where(eq(apiKeys.id, key.id))
    .returning();
  return existing(row);
}

export type Rotation =
  | { readonly success: true; readonly key: string; readonly row: ApiKeyRow }
  | { readonly success: false; readonly refusal: Refusal };

/** Locked while it is rotated, so that a key that is being revoked gets no successor (CWE-367). */
export async function rotateKey(
  database: Database,
  id: string,
  changes: Parsed<UpdateApiKey>,
  options: RotateApiKeyOptions,
): Promise<Rotation> {
  return database.transaction(async (transaction) => {
    const [locked] = await transaction
      .select()
      .from(apiKeys)
      .where(eq(apiKeys.id, id))
      .for('update');
    const old = existing(locked);
    const rotated = await rotateApiKey(storedKeyOf(old), options);
    if (!rotated.success) return rotated;
    const { key, record, retiring } = rotated;
    await transaction
      .update(apiKeys)
      .set({ expires_at: retiring.expiresAt })
      .where(eq(apiKeys.id, id));
    const { service_id, tenant, name, scopes, key_type } = apply(old, changes);
    const { lookup, digest, expiresAt: expires_at } = record;
    const [row] = await transaction
      .insert(apiKeys)
      .values({ service_id, tenant, name, scopes, key_type, lookup, digest, expires_at })
      .returning();
    return { success: true, key, row: existing(row) };
  });
}

/** From then on the key is refused. One that was revoked before stays as it is. */
export async function revokeKey(database: Database, { id }: ApiKeyRow, at: Date): Promise<void> {
  await database
    .update(apiKeys)
    .set({ revoked_at: at })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revoked_at)));
}

function existing(row: ApiKeyRow | undefined): ApiKeyRow {
  if (row === undefined) throw new Error('The key is gone.');
  return row;
}
