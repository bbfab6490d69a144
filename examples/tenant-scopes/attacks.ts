import { ACMES_REPORT, MALLORY, NOBODY, VERA, type KeyName } from './fixtures.js';

export interface Attack {
  readonly title: string;
  readonly request: AttackRequest;
  /** What the attacker is after. */
  readonly wants: Loot;
  /** What the safe twin answers, and the place that it refuses. */
  readonly status: 401 | 403 | 404 | 422;
  readonly pointer?: string;
}

export interface AttackRequest {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly path: string;
  /** The name of a key, to be sent in the header. */
  readonly key?: KeyName;
  /** Or whatever else is sent there. */
  readonly authorization?: string;
  /** A key to be sent in the address. */
  readonly keyInQuery?: KeyName;
  readonly body?: object;
}

/** A text in the answer; a row that stands in a table; another answer than this request gets. */
export type Loot =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'write'; readonly table: 'users' | 'reports'; readonly row: object }
  | { readonly kind: 'tell apart'; readonly from: AttackRequest };

const readVera = (key: KeyName): AttackRequest => ({ method: 'GET', path: `/users/${VERA}`, key });

const changeVera = (key: KeyName, body: object): AttackRequest => ({
  method: 'PATCH',
  path: `/users/${VERA}`,
  key,
  body,
});

const verasAddress = { kind: 'read', text: 'vera@acme.test' } as const;

const vera = (row: object): Loot => ({ kind: 'write', table: 'users', row: { id: VERA, ...row } });

const report = (row: object): Loot => ({ kind: 'write', table: 'reports', row });

const planted = { title: 'Planted', owner_id: VERA };

const taken = { email: 'mallory@globex.test' };

export const attacks: readonly Attack[] = [
  // Who is asking?
  {
    title: 'Write without any key',
    request: { method: 'POST', path: '/reports', body: { ...planted, tenant: 'acme' } },
    wants: report({ title: 'Planted', tenant: 'acme' }),
    status: 401,
  },
  {
    title: 'Read with the key `constructor`',
    request: { method: 'GET', path: `/users/${VERA}`, authorization: 'ApiKey constructor' },
    wants: verasAddress,
    status: 401,
  },
  {
    title: 'Read with a key of staging',
    request: readVera('staging'),
    wants: verasAddress,
    status: 401,
  },
  {
    title: 'Read with a key of another service',
    request: readVera('billing'),
    wants: verasAddress,
    status: 401,
  },
  {
    title: 'Write with a revoked key',
    request: changeVera('revoked', taken),
    wants: vera(taken),
    status: 401,
  },
  {
    title: 'Write with an expired key',
    request: changeVera('expired', taken),
    wants: vera(taken),
    status: 401,
  },
  {
    title: 'Send the key in the address',
    request: { method: 'GET', path: '/reports', keyInQuery: 'acme' },
    wants: { kind: 'read', text: 'Sales of Acme' },
    status: 401,
  },
  {
    title: 'Learn that a key was nearly one',
    request: { method: 'GET', path: '/reports', authorization: 'ApiKey sk_live_abc123' },
    wants: { kind: 'tell apart', from: { method: 'GET', path: '/reports' } },
    status: 401,
  },

  // Whose is the record?
  {
    title: 'Read a user of another tenant',
    request: readVera('globex'),
    wants: verasAddress,
    status: 404,
  },
  {
    title: 'Write a user of another tenant',
    request: changeVera('globex', taken),
    wants: vera(taken),
    status: 404,
  },
  {
    title: 'Learn which reports exist',
    request: { method: 'GET', path: `/reports/${ACMES_REPORT}`, key: 'globex' },
    wants: {
      kind: 'tell apart',
      from: { method: 'GET', path: `/reports/${NOBODY}`, key: 'globex' },
    },
    status: 404,
  },
  {
    title: 'Learn it from a refused body',
    request: changeVera('globex', { tenant: 'globex' }),
    wants: {
      kind: 'tell apart',
      from: {
        method: 'PATCH',
        path: `/users/${NOBODY}`,
        key: 'globex',
        body: { tenant: 'globex' },
      },
    },
    status: 404,
  },

  // What is the key good for?
  {
    title: 'Write with a key for reading',
    request: changeVera('acmeReader', taken),
    wants: vera(taken),
    status: 403,
  },
  {
    title: 'Read reports with a key for users',
    request: { method: 'GET', path: '/reports', key: 'acmeReader' },
    wants: { kind: 'read', text: 'Sales of Acme' },
    status: 403,
  },
  {
    title: 'Learn which users exist, scopeless',
    request: changeVera('acmeReader', {}),
    wants: {
      kind: 'tell apart',
      from: { method: 'PATCH', path: `/users/${NOBODY}`, key: 'acmeReader', body: {} },
    },
    status: 403,
  },

  // What may the body say?
  {
    title: 'Move a user to another tenant',
    request: changeVera('acme', { tenant: 'globex' }),
    wants: vera({ tenant: 'globex' }),
    status: 422,
    pointer: '#/tenant',
  },
  {
    title: 'Make a user manager, without the scope',
    request: changeVera('acme', { role: 'manager' }),
    wants: vera({ role: 'manager' }),
    status: 422,
    pointer: '#/role',
  },
  {
    title: 'Plant a report with another tenant',
    request: {
      method: 'POST',
      path: '/reports',
      key: 'globex',
      body: { title: 'Planted', owner_id: MALLORY, tenant: 'acme' },
    },
    wants: report({ title: 'Planted', tenant: 'acme' }),
    status: 422,
    pointer: '#/tenant',
  },
  {
    title: "Report in another tenant's name",
    request: { method: 'POST', path: '/reports', key: 'globex', body: planted },
    wants: report({ ...planted, tenant: 'globex' }),
    status: 422,
    pointer: '#/owner_id',
  },
];
