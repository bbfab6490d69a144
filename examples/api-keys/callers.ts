import { apiKeyAuth, type Authenticate } from 'gen-dtos/auth';
import { createGuard, type Guard } from 'gen-dtos/guard';
import type { Role } from './access.js';
import type { Database } from './database.js';
import { PREFIX } from './keys.js';
import { findKeyByLookup, type ApiKeyRow, type StoredKey } from './tables/api-keys.js';
import type { ServiceConfigRecord } from './tables/service-configs.js';

/** Who is asking: the record of the key, as it is stored now. Never from the body. */
export type Caller = Omit<StoredKey, 'digest'>;

export const authenticator = (database: Database, now: () => number): Authenticate<Caller> =>
  apiKeyAuth({ prefix: PREFIX, now, find: (lookup) => findKeyByLookup(database, lookup) });

interface Owned {
  readonly service_id: string;
  readonly tenant: string;
}

/** What a caller is to a record. Of another tenant's, or nobody's, it is not even said that it is there. */
const guardOf = <Stored extends Owned>(): Guard<Role, Caller, Stored> =>
  createGuard<Role, Caller, Stored>(
    {
      owner: (caller, record) => caller.service_id === record.service_id,
      operator: (caller) => caller.key_type === 'operator' && caller.scopes.includes('admin'),
    },
    {
      tenant: (caller, record) => caller.tenant === record.tenant,
      scopes: (caller) => caller.scopes,
      conceal: true,
    },
  );

export const configGuard: Guard<Role, Caller, ServiceConfigRecord> = guardOf();
export const keyGuard: Guard<Role, Caller, ApiKeyRow> = guardOf();
/** To issue a key is to be the owner of a service, the caller's own. */
export const issueGuard: Guard<Role, Caller, Owned> = guardOf();
