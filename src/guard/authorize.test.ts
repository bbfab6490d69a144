/** What a guard answers, and with which status. */
import { expect, test } from 'vitest';
import {
  ada,
  foreign,
  hers,
  mallory,
  ofTenants,
  resolvers,
  theirs,
  type Caller,
  type Role,
  type User,
} from '../../test/guard/callers.js';
import { createGuard } from './create-guard.js';

const strict = createGuard<Role, Caller, User>(resolvers, {
  ...ofTenants,
  scopes: ({ scopes }) => scopes,
});
const need = { scopes: ['users:write'] };
const statusOf = (result: ReturnType<typeof strict.authorize>): unknown =>
  result.success ? result.roles : [result.refusal.status, result.refusal.reason];

test('gives the roles and the record', () => {
  expect(strict.authorize(mallory, { record: hers, ...need })).toEqual({
    success: true,
    roles: ['owner'],
    record: hers,
  });
});

test('is 401 without a principal, with a challenge', () => {
  expect(strict.authorize(undefined, { record: hers, ...need })).toEqual({
    success: false,
    refusal: { status: 401, reason: 'credentials_missing', challenge: 'ApiKey' },
  });
  const basic = createGuard({ admin: () => true }, { challenge: 'Basic realm="x"' });
  expect(basic.authorize(null)).toMatchObject({ refusal: { challenge: 'Basic realm="x"' } });
});

test('is 403 without the scope, whether or not there is a record', () => {
  const scopes = ['users:delete'];
  for (const record of [hers, foreign, null]) {
    expect(statusOf(strict.authorize(mallory, { record, scopes }))).toEqual([403, 'scope_missing']);
  }
});

test('has no challenge where it is not 401', () => {
  expect(strict.authorize(mallory, { record: null, ...need })).toStrictEqual({
    success: false,
    refusal: { status: 404, reason: 'record_missing' },
  });
});

test('is 404 where there is no record', () => {
  for (const record of [null, undefined]) {
    expect(statusOf(strict.authorize(mallory, { record, ...need }))).toEqual([
      404,
      'record_missing',
    ]);
  }
});

test('asks without a record only where none is given', () => {
  const creating = createGuard({ admin: (_caller: Caller, user?: User) => user === undefined });
  expect(creating.authorize(ada)).toMatchObject({ success: true, roles: ['admin'] });
  expect(creating.authorize(ada, { record: undefined })).toMatchObject({ success: false });
});

test.each([
  { conceal: undefined, tenant: 403, role: 403 },
  { conceal: false, tenant: 403, role: 403 },
  { conceal: 'other-tenants', tenant: 404, role: 403 },
  { conceal: true, tenant: 404, role: 404 },
] as const)('with conceal: $conceal', ({ conceal, tenant, role }) => {
  const concealing = createGuard<Role, Caller, User>(resolvers, {
    ...ofTenants,
    ...(conceal !== undefined && { conceal }),
  });
  expect(statusOf(concealing.authorize(mallory, { record: foreign }))).toEqual([
    tenant,
    'tenant_foreign',
  ]);
  expect(statusOf(concealing.authorize(mallory, { record: theirs }))).toEqual([
    role,
    'role_missing',
  ]);
  expect(statusOf(concealing.authorize(mallory, { record: hers }))).toEqual(['owner']);
});

test('waits for whoever answers later', async () => {
  const later = createGuard({ admin: (caller: Caller) => Promise.resolve(caller.isStaff) });
  expect(await later.authorize(ada)).toMatchObject({ success: true, roles: ['admin'] });
  expect(await later.authorize(mallory)).toMatchObject({ refusal: { status: 403 } });
});
