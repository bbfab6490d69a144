import type { ApiKeyRecord } from 'gen-dtos/auth';
import { createGuard } from 'gen-dtos/guard';
import type { Role } from './access.js';

export type Scope = 'users:read' | 'users:write' | 'users:admin' | 'reports:read' | 'reports:write';

/** Who asks: the key's record, without the secret. */
export type Caller = Omit<ApiKeyRecord, 'digest'>;

export interface Owned {
  readonly tenant: string;
}

/** The record is missing where an operation has none: a list, or a new one. */
export const guard = createGuard<Role, Caller, Owned | undefined>(
  {
    client: () => true,
    admin: (caller) => caller.scopes.includes('users:admin' satisfies Scope),
  },
  {
    tenant: (caller, record) => record === undefined || caller.tenant === record.tenant,
    scopes: (caller) => caller.scopes,
    conceal: true,
  },
);
