/** What the compiler refuses: every line below an `@ts-expect-error` would be a hole. */
import type { Parsed } from 'gen-dtos/runtime';
import type { Database } from './database.js';
import type { CreateApiKeyByOwner } from './generated/api-key.js';
import type {
  UpdateServiceConfig,
  UpdateServiceConfigByOwner,
} from './generated/service-config.js';
import { updateServiceConfig, type ServiceConfigRecord } from './tables/service-configs.js';

declare const database: Database;
declare const config: ServiceConfigRecord;
declare const body: unknown;
declare const parsed: Parsed<UpdateServiceConfig>;

export const harmless: UpdateServiceConfigByOwner = { display_name: 'Reports' };
await updateServiceConfig(database, config, parsed);

// @ts-expect-error a body that nobody parsed
await updateServiceConfig(database, config, body);

// @ts-expect-error nor one that looks right
await updateServiceConfig(database, config, harmless);

// @ts-expect-error a field that only operators may write
export const limit: UpdateServiceConfigByOwner = { rate_limit: 999_999 };

// @ts-expect-error one that nobody may write
export const apiKey: UpdateServiceConfig = { api_key: 'evil' };

// @ts-expect-error a scope that nobody may ask for
export const admin: CreateApiKeyByOwner = { name: 'Mine', scopes: ['admin'] };

// @ts-expect-error what is the server's to say about a key
export const typed: CreateApiKeyByOwner = { name: 'Mine', scopes: ['read'], key_type: 'operator' };

// @ts-expect-error nor by way of the whole record
export const everything: UpdateServiceConfigByOwner = { ...config };
