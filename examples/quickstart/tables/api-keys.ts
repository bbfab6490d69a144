import { createHash, randomBytes } from 'node:crypto';
import type { RecordOf } from 'gen-dtos';
import { apply, type Parsed } from 'gen-dtos/runtime';
import type { Caller } from '../callers.js';
import type { Database } from '../database.js';
import type { CreateApiKey, UpdateApiKey } from '../generated/api-key.js';
import type { ApiKey } from '../models/api-key.model.js';

export type ApiKeyRecord = RecordOf<typeof ApiKey>;

export async function findApiKey(
  database: Database,
  id: string,
): Promise<ApiKeyRecord | undefined> {
  const { rows } = await database.sql<ApiKeyRecord>`select * from api_keys where id = ${id}`;
  return rows[0];
}

/** Whose key it is comes from who is asking. The secret is shown this once; its hash is kept. */
export async function insertApiKey(
  database: Database,
  caller: Caller,
  key: Parsed<CreateApiKey>,
): Promise<{ record: ApiKeyRecord; secret: string }> {
  const secret = randomBytes(24).toString('base64url');
  const { rows } = await database.sql<ApiKeyRecord>`
    insert into api_keys (user_id, tenant, scope, key_hash)
    values (${caller.userId}, ${caller.tenant}, ${key.scope ?? 'read'}, ${hashKey(secret)})
    returning *`;
  return { record: rows[0]!, secret };
}

export async function updateApiKey(
  database: Database,
  key: ApiKeyRecord,
  changes: Parsed<UpdateApiKey>,
): Promise<ApiKeyRecord> {
  const next = apply(key, changes);
  await database.sql`update api_keys set scope = ${next.scope} where id = ${next.id}`;
  return next;
}

/** A key has the entropy of 24 random bytes, so a plain hash is enough. */
export const hashKey = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');
