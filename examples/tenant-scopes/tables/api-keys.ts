import { eq } from 'drizzle-orm';
import type { ApiKeyRecord } from 'gen-dtos/auth';
import type { Database } from '../database.js';
import { apiKeys } from './schema.js';

export async function findKey(
  database: Database,
  lookup: string,
): Promise<ApiKeyRecord | undefined> {
  const [key] = await database.select().from(apiKeys).where(eq(apiKeys.lookup, lookup));
  return key;
}

/** Stores the record of a key, or what has become of it. */
export async function saveKey(database: Database, record: ApiKeyRecord): Promise<void> {
  const row = { ...record, scopes: [...record.scopes] };
  await database
    .insert(apiKeys)
    .values(row)
    .onConflictDoUpdate({ target: apiKeys.lookup, set: row });
}
