import type { Attack as RowAttack, AttackRequest as RowRequest } from '../attacking/attack.js';
import { BILLING, KEYS, REPORTS, type KeyName } from './fixtures.js';

export interface Attack extends RowAttack {
  readonly request: AttackRequest;
  /** How the safe twin answers, with the places that it says were refused. */
  readonly answer: { readonly status: number; readonly refused: readonly string[] };
}

export interface AttackRequest extends RowRequest {
  /** The name of who sends it, in the fixtures. */
  readonly key?: KeyName;
}

const as =
  (key: KeyName) =>
  (method: AttackRequest['method'], path: string, body: unknown): AttackRequest => ({
    method,
    path,
    key,
    body,
  });

const asMallory = as('mallory');
const asReader = as('reader');
const asOperator = as('operator');

const refused = (...pointers: readonly string[]): Attack['answer'] => ({
  status: 422,
  refused: pointers,
});

const settings = {
  display_name: 'Reports',
  contact_email: 'team@acme.test',
  log_level: 'info',
};

const newKey = { name: 'Evil', scopes: ['read'] };

const config = `api_keys.service_configs where id = '${REPORTS}'`;
const createdKey = `api_keys.api_keys where name = 'Evil'`;
const rowOf = (key: KeyName): string => `api_keys.api_keys where id = '${KEYS[key].id}'`;

export const attacks: readonly Attack[] = [
  {
    title: 'Lift my limit, and debug',
    request: asMallory('PATCH', `/configs/${REPORTS}`, { debug_mode: true, rate_limit: 999_999 }),
    row: config,
    field: 'rate_limit',
    wants: 999_999,
    answer: refused('#/debug_mode', '#/rate_limit'),
  },
  {
    title: 'Turn on debugging',
    request: asMallory('PATCH', `/configs/${REPORTS}`, { log_level: 'verbose', debug_mode: true }),
    row: config,
    field: 'debug_mode',
    wants: true,
    answer: refused('#/debug_mode'),
  },
  {
    title: 'Become an admin',
    request: asMallory('PATCH', `/configs/${REPORTS}`, { display_name: 'R', is_admin: true }),
    row: config,
    field: 'is_admin',
    wants: true,
    answer: refused('#/is_admin'),
  },
  {
    title: 'Take a role',
    request: asMallory('PATCH', `/configs/${REPORTS}`, { display_name: 'R', role: 'admin' }),
    row: config,
    field: 'role',
    wants: 'admin',
    answer: refused('#/role'),
  },
  {
    title: 'Swap the API key',
    request: asMallory('PATCH', `/configs/${REPORTS}`, { api_key: 'evil' }),
    row: config,
    field: 'api_key',
    wants: 'evil',
    answer: refused('#/api_key'),
  },
  {
    title: 'Replace my settings, and limit',
    request: asMallory('PUT', `/configs/${REPORTS}`, { ...settings, rate_limit: 999_999 }),
    row: config,
    field: 'rate_limit',
    wants: 999_999,
    answer: refused('#/rate_limit'),
  },
  {
    title: 'Move to another tenant',
    request: asMallory('PATCH', `/configs/${REPORTS}`, { tenant: 'globex' }),
    row: config,
    field: 'tenant',
    wants: 'globex',
    answer: refused('#/tenant'),
  },
  {
    title: 'As operator, swap the API key',
    request: asOperator('PATCH', `/configs/${REPORTS}`, { rate_limit: 500, api_key: 'evil' }),
    row: config,
    field: 'api_key',
    wants: 'evil',
    answer: refused('#/api_key'),
  },
  {
    title: 'As operator, lift all limits',
    request: asOperator('PATCH', `/configs/${REPORTS}`, { rate_limit: 999_999 }),
    row: config,
    field: 'rate_limit',
    wants: 999_999,
    answer: refused('#/rate_limit'),
  },
  {
    title: 'Issue myself an admin key',
    request: asMallory('POST', '/keys', { ...newKey, scopes: ['read', 'admin'] }),
    row: createdKey,
    field: 'scopes',
    wants: ['read', 'admin'],
    answer: refused('#/scopes'),
  },
  {
    title: 'Issue a key of another type',
    request: asMallory('POST', '/keys', { ...newKey, key_type: 'operator' }),
    row: createdKey,
    field: 'key_type',
    wants: 'operator',
    answer: refused('#/key_type'),
  },
  {
    title: 'Issue a key wider than mine',
    request: asReader('POST', '/keys', { ...newKey, scopes: ['read', 'write'] }),
    row: createdKey,
    field: 'scopes',
    wants: ['read', 'write'],
    answer: { status: 403, refused: [] },
  },
  {
    title: 'Issue a key for another service',
    request: asMallory('POST', '/keys', { ...newKey, service_id: BILLING }),
    row: createdKey,
    field: 'service_id',
    wants: BILLING,
    answer: refused('#/service_id'),
  },
  {
    title: 'Issue a key for another tenant',
    request: asMallory('POST', '/keys', { ...newKey, tenant: 'globex' }),
    row: createdKey,
    field: 'tenant',
    wants: 'globex',
    answer: refused('#/tenant'),
  },
  {
    title: 'Issue a key that never ends',
    request: asMallory('POST', '/keys', { ...newKey, expires_at: null }),
    row: createdKey,
    field: 'expires_at',
    wants: null,
    answer: refused('#/expires_at'),
  },
  {
    title: 'Bring a digest of my own',
    request: asMallory('POST', '/keys', { ...newKey, digest: '0'.repeat(64) }),
    row: createdKey,
    field: 'digest',
    wants: '0'.repeat(64),
    answer: refused('#/digest'),
  },
  {
    title: 'Widen a key that exists',
    request: asReader('PATCH', `/keys/${KEYS.reader.id}`, { scopes: ['read', 'admin'] }),
    row: rowOf('reader'),
    field: 'scopes',
    wants: ['read', 'admin'],
    answer: refused('#/scopes'),
  },
  {
    title: 'Bring back a revoked key',
    request: asMallory('PATCH', `/keys/${KEYS.revoked.id}`, { name: 'Old', revoked_at: null }),
    row: rowOf('revoked'),
    field: 'revoked_at',
    wants: null,
    answer: refused('#/revoked_at'),
  },
  {
    title: 'Rotate my key into an admin key',
    request: asMallory('POST', `/keys/${KEYS.mallory.id}/rotation`, {
      name: 'Evil',
      scopes: ['admin'],
    }),
    row: createdKey,
    field: 'scopes',
    wants: ['admin'],
    answer: refused('#/scopes'),
  },
];
