import { issueApiKey } from 'gen-dtos/auth';
import type { Database } from './database.js';
import type { Scope } from './guard.js';
import { saveKey } from './tables/api-keys.js';
import { reports, users } from './tables/schema.js';
import type { ValidKeys } from './unsafe/keys.js';

export const VERA = 'aaaaaaaa-0000-4000-8000-000000000000';
export const MALLORY = 'bbbbbbbb-0000-4000-8000-000000000000';
export const ACMES_REPORT = 'cccccccc-0000-4000-8000-000000000000';
export const GLOBEX_REPORT = 'dddddddd-0000-4000-8000-000000000000';
export const NOBODY = 'eeeeeeee-0000-4000-8000-000000000000';

/** Puts back the rows that every attack and test starts from. */
export async function reset(database: Database): Promise<void> {
  await database.delete(reports);
  await database.delete(users);
  await database.insert(users).values([
    { id: VERA, tenant: 'acme', name: 'Vera', email: 'vera@acme.test', role: 'member' },
    { id: MALLORY, tenant: 'globex', name: 'Mallory', email: 'm@globex.test', role: 'member' },
  ]);
  await database.insert(reports).values([
    { id: ACMES_REPORT, tenant: 'acme', title: 'Sales of Acme', owner_id: VERA },
    { id: GLOBEX_REPORT, tenant: 'globex', title: 'Sales of Globex', owner_id: MALLORY },
  ]);
}

const USUAL: Scope[] = ['users:read', 'users:write', 'reports:read', 'reports:write'];
const LAST_YEAR = new Date('2025-01-01T00:00:00Z');

/** Whose key it is, and whatever is special about it. */
const KEYS = {
  acme: { tenant: 'acme', scopes: USUAL },
  acmeAdmin: { tenant: 'acme', scopes: [...USUAL, 'users:admin'] },
  acmeReader: { tenant: 'acme', scopes: ['users:read'] },
  globex: { tenant: 'globex', scopes: USUAL },
  staging: { tenant: 'acme', scopes: USUAL, prefix: 'sk_test' },
  billing: { tenant: 'acme', scopes: USUAL, prefix: 'billing_live' },
  revoked: { tenant: 'acme', scopes: USUAL, revokedAt: LAST_YEAR },
  expired: { tenant: 'acme', scopes: USUAL, expiresAt: LAST_YEAR },
} satisfies Record<string, KeySpec>;

interface KeySpec {
  readonly tenant: string;
  readonly scopes: Scope[];
  readonly prefix?: string;
  readonly revokedAt?: Date;
  readonly expiresAt?: Date;
}

export type KeyName = keyof typeof KEYS;
export type Keys = Readonly<Record<KeyName, string>>;

/** Issues all keys: the safe twin finds them in the database, the unsafe one in its dictionary. */
export async function issueKeys(database: Database, validKeys: ValidKeys): Promise<Keys> {
  const issued = Object.entries<KeySpec>(KEYS).map(async ([name, spec]) => {
    const key = await issueKey(database, spec);
    validKeys[key] = { tenant: spec.tenant };
    return [name, key];
  });
  return Object.fromEntries(await Promise.all(issued));
}

async function issueKey(database: Database, spec: KeySpec): Promise<string> {
  const { tenant, scopes, prefix = 'sk_live', revokedAt = null, expiresAt = null } = spec;
  const issued = await issueApiKey({ prefix, issuer: { tenant, scopes }, scopes, expiresAt });
  if (!issued.success) throw new Error(issued.refusal.reason);
  await saveKey(database, { ...issued.record, revokedAt });
  return issued.key;
}
