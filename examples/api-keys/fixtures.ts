import { issueApiKey } from 'gen-dtos/auth';
import type { Database } from './database.js';
import { PREFIX } from './keys.js';
import type { Scope } from './scopes.js';
import { apiKeys } from './tables/api-keys.js';
import { serviceConfigs } from './tables/service-configs.js';

/** Mallory's service, another of the same tenant, the operators', and one of another tenant. */
export const REPORTS = 'aaaaaaaa-0000-4000-8000-000000000000';
export const BILLING = 'bbbbbbbb-0000-4000-8000-000000000000';
export const OPERATIONS = 'cccccccc-0000-4000-8000-000000000000';
export const FOREIGN = 'dddddddd-0000-4000-8000-000000000000';

const SERVICES = [
  { service_id: REPORTS, display_name: 'Reports', tenant: 'acme' },
  { service_id: BILLING, display_name: 'Billing', tenant: 'acme' },
  { service_id: OPERATIONS, display_name: 'Operations', tenant: 'acme' },
  { service_id: FOREIGN, display_name: 'Foreign', tenant: 'globex' },
];

export interface FixtureKey {
  readonly id: string;
  readonly name: string;
  readonly service_id: string;
  readonly tenant: string;
  readonly scopes: readonly Scope[];
  readonly key_type: 'service' | 'operator';
  readonly revoked_at?: Date;
}

const ofReports = { service_id: REPORTS, tenant: 'acme', key_type: 'service' } as const;

/** The keys that there are at the start, by whom they belong to. */
export const KEYS = {
  mallory: {
    ...ofReports,
    id: 'aaaaaaaa-0000-4000-8000-000000000001',
    name: 'Mallory',
    scopes: ['read', 'write', 'keys'],
  },
  /** It may issue keys, and write nothing. */
  reader: {
    ...ofReports,
    id: 'aaaaaaaa-0000-4000-8000-000000000002',
    name: 'Dashboard',
    scopes: ['read', 'keys'],
  },
  revoked: {
    ...ofReports,
    id: 'aaaaaaaa-0000-4000-8000-000000000003',
    name: 'Leaked',
    scopes: ['read', 'write', 'keys'],
    revoked_at: new Date('2026-01-01T00:00:00Z'),
  },
  operator: {
    id: 'cccccccc-0000-4000-8000-000000000001',
    name: 'Olga',
    service_id: OPERATIONS,
    tenant: 'acme',
    scopes: ['read', 'write', 'keys', 'admin'],
    key_type: 'operator',
  },
  foreigner: {
    id: 'dddddddd-0000-4000-8000-000000000001',
    name: 'Gus',
    service_id: FOREIGN,
    tenant: 'globex',
    scopes: ['read', 'write', 'keys'],
    key_type: 'service',
  },
} as const satisfies { readonly [name: string]: FixtureKey };

export type KeyName = keyof typeof KEYS;

/** The keys as they are sent, and as they are stored. */
export interface IssuedKeys {
  readonly sent: ReadonlyMap<string, string>;
  readonly rows: readonly (typeof apiKeys.$inferInsert)[];
}

/** New ones each time: no key stands in the repository. */
export async function issueKeys(): Promise<IssuedKeys> {
  const sent = new Map<string, string>();
  const rows: (typeof apiKeys.$inferInsert)[] = [];
  for (const [name, fixture] of Object.entries<FixtureKey>(KEYS)) {
    const { scopes } = fixture;
    const issued = await issueApiKey({ prefix: PREFIX, issuer: fixture, scopes, expiresAt: null });
    if (!issued.success) throw new Error(issued.refusal.reason);
    const { lookup, digest } = issued.record;
    sent.set(name, issued.key);
    rows.push({ ...fixture, scopes: [...scopes], lookup, digest });
  }
  return { sent, rows };
}

/** Puts back the rows that every attack and test starts from. */
export async function reset(database: Database, { rows }: IssuedKeys): Promise<void> {
  await database.delete(apiKeys);
  await database.delete(serviceConfigs);
  await database.insert(serviceConfigs).values(
    SERVICES.map((service) => ({
      ...service,
      id: service.service_id,
      contact_email: 'team@acme.test',
      log_level: 'info' as const,
      api_key: 'upstream-key',
    })),
  );
  await database.insert(apiKeys).values([...rows]);
}
