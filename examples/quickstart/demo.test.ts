import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AttackRequest, Row } from '../attacking/attack.js';
import { gotThrough, wasStopped } from '../attacking/verdict.js';
import { attacks } from './attacks.js';
import { CONFIG, MALLORY, MALLORYS_KEY, VERA } from './fixtures.js';
import { runAttack, send } from './run-attack.js';
import { start, type Quickstart } from './start.js';

let quickstart: Quickstart;
beforeAll(async () => {
  quickstart = await start();
});
afterAll(() => quickstart.close());
beforeEach(() => quickstart.reset());

test.each(attacks)('$title', async (attack) => {
  const { unsafe, safe } = await runAttack(quickstart, attack);
  expect(unsafe.answer.status).toBeLessThan(300);
  expect(gotThrough(attack, unsafe)).toBe(true);
  expect(safe.answer.status).toBe(422);
  expect(wasStopped(attack, safe)).toBe(true);
});

test('a refusal is written to the audit log, without the value', async () => {
  const before = quickstart.audit.length;
  await ask('PATCH', `/users/${MALLORY}`, 'key-of-mallory', { api_key: 'sk_stolen', balance: 1 });
  expect(quickstart.audit.slice(before)).toEqual([
    {
      model: 'User',
      shape: 'update',
      operation: 'update',
      roles: ['owner'],
      outcome: 'rejected',
      issues: [
        {
          code: 'unknown_key',
          path: ['api_key'],
          message: 'Unknown key',
          pointer: '/api_key',
        },
        {
          code: 'not_writable',
          path: ['balance'],
          message: 'Not writable',
          pointer: '/balance',
        },
      ],
    },
  ]);
});

test('whoever signs up gets a hash of their password and the defaults of the server', async () => {
  const password = 'correct horse battery';
  const profile = { username: 'newbie', display_name: 'New', email: 'new@acme.test' };
  expect(await ask('POST', '/users', undefined, { ...profile, password })).toBe(201);
  const row = await rowOf("users where username = 'newbie'");
  expect(row).toMatchObject({ ...profile, bio: null, role: 'member', is_admin: false, balance: 0 });
  expect(row['password_hash']).toMatch(/^scrypt:/);
  expect(JSON.stringify(row)).not.toContain(password);
});

test('a name or an address that somebody else has is a conflict', async () => {
  const password = 'correct horse battery';
  const mallory = { username: 'mallory', display_name: 'M', email: 'new@acme.test', password };
  expect(await ask('POST', '/users', undefined, mallory)).toBe(409);
  const { email } = await rowOf(`users where id = '${VERA}'`);
  expect(await ask('PATCH', `/users/${MALLORY}`, 'key-of-mallory', { email })).toBe(409);
});

test('PATCH merges a nested model and replaces a list', async () => {
  const changes = {
    preferences: { theme: 'dark' },
    addresses: [{ street: 'Kade 2', city: 'Delft', country: 'NL' }],
  };
  expect(await ask('PATCH', `/users/${MALLORY}`, 'key-of-mallory', changes)).toBe(200);
  expect(await rowOf(`users where id = '${MALLORY}'`)).toMatchObject({
    display_name: 'Mallory',
    preferences: { theme: 'dark', newsletter: false, beta_features: false },
    addresses: changes.addresses,
  });
});

test('PUT replaces all that the owner may write, and nothing else', async () => {
  await ask('PATCH', `/users/${MALLORY}`, 'key-of-mallory', { bio: 'Hello' });
  await ask('PATCH', `/users/${MALLORY}`, 'key-of-sam', { preferences: { beta_features: true } });
  const replacement = {
    display_name: 'M.',
    email: 'm@acme.test',
    bio: null,
    preferences: { theme: 'dark', newsletter: true },
    addresses: [],
  };
  expect(await ask('PUT', `/users/${MALLORY}`, 'key-of-mallory', replacement)).toBe(200);
  expect(await rowOf(`users where id = '${MALLORY}'`)).toEqual({
    id: MALLORY,
    username: 'mallory',
    display_name: 'M.',
    email: 'm@acme.test',
    bio: null,
    password_hash: 'hashed',
    role: 'member',
    is_admin: false,
    balance: 0,
    preferences: { theme: 'dark', newsletter: true, beta_features: true },
    addresses: [],
  });
});

test('PUT by an admin leaves the fields of the owner alone', async () => {
  await ask('PATCH', `/users/${MALLORY}`, 'key-of-mallory', { bio: 'Hello' });
  const replacement = {
    email: 'm@acme.test',
    role: 'support',
    is_admin: false,
    preferences: { beta_features: true },
  };
  expect(await ask('PUT', `/users/${MALLORY}`, 'key-of-ada', replacement)).toBe(200);
  expect(await rowOf(`users where id = '${MALLORY}'`)).toMatchObject({
    ...replacement,
    bio: 'Hello',
    preferences: { theme: 'light', newsletter: false, beta_features: true },
    addresses: [{ city: 'Utrecht' }],
  });
});

test('an admin may do what the owner may not', async () => {
  const changes = { role: 'support', is_admin: true, preferences: { beta_features: true } };
  expect(await ask('PATCH', `/users/${VERA}`, 'key-of-ada', changes)).toBe(200);
  expect(await rowOf(`users where id = '${VERA}'`)).toMatchObject(changes);
});

test('a role may write the values that it was granted', async () => {
  const path = `/service-configs/${CONFIG}`;
  const changes = { rate_limit: 1_000, debug_mode: true };
  expect(await ask('PATCH', path, 'key-of-sam', changes)).toBe(200);
  expect(await rowOf(`service_configs where id = '${CONFIG}'`)).toMatchObject(changes);
  expect(await ask('PATCH', path, 'key-of-ada', { rate_limit: 99_999 })).toBe(200);
});

test('a key belongs to whoever asks for it', async () => {
  expect(await ask('POST', '/api-keys', 'key-of-mallory', { scope: 'write' })).toBe(201);
  expect(await rowOf(`api_keys where id <> '${MALLORYS_KEY}'`)).toMatchObject({
    user_id: MALLORY,
    tenant: 'acme',
    scope: 'write',
    key_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    created_at: expect.any(Date),
  });
  expect(await ask('POST', '/api-keys', 'key-of-ada', { scope: 'admin' })).toBe(201);
});

test('strangers are turned away whatever they send', async () => {
  const changes = { bio: 'Hello' };
  expect(await ask('PATCH', `/users/${MALLORY}`, undefined, changes)).toBe(401);
  expect(await ask('PATCH', `/users/${MALLORY}`, '__proto__', changes)).toBe(401);
  expect(await ask('PATCH', `/users/${VERA}`, 'key-of-mallory', changes)).toBe(404);
  expect(await ask('PATCH', '/users/me', 'key-of-mallory', changes)).toBe(404);
  expect(await ask('PATCH', `/service-configs/${CONFIG}`, 'key-of-mallory', changes)).toBe(403);
});

const CANARY = 'canary-7f3a';
const BODIES: readonly [string, string, string?][] = [
  ['no JSON', `{"bio": ${CANARY}`],
  ['a text', `"${CANARY}"`],
  ['null', 'null'],
  ['a list', `[{"is_admin": "${CANARY}"}]`],
  ['a list in a list', '[[{"is_admin": true}]]'],
  ['another type', '{"is_admin": true}', 'text/plain'],
  ['a form', 'is_admin=true', 'application/x-www-form-urlencoded'],
  ['a key twice, as another spelling', `{"is\\u005fadmin": true, "is_admin": "${CANARY}"}`],
  ['a constructor', '{"constructor": {"prototype": {"is_admin": true}}}'],
  ['a key that looks alike', '{"Is_Admin": true, "is-admin": true, "is_admin ": true}'],
  ['an object for a text', `{"bio": {"toString": "${CANARY}"}}`],
  ['ten thousand keys', JSON.stringify(Object.fromEntries(manyKeys(10_000)))],
];

test.each(BODIES)('%s for a body is refused, and not repeated', async (_, body, type) => {
  const before = await rowOf(`users where id = '${MALLORY}'`);
  const response = await fetch(`${quickstart.url}/users/${MALLORY}`, {
    method: 'PATCH',
    headers: { authorization: 'ApiKey key-of-mallory', 'content-type': type ?? 'application/json' },
    body,
  });
  expect(response.status).toSatisfy((status: number) => status >= 400 && status < 500);
  expect(response.headers.get('content-type')).toMatch('application/problem+json');
  expect(await response.text()).not.toContain(CANARY);
  expect(await rowOf(`users where id = '${MALLORY}'`)).toEqual(before);
});

function manyKeys(count: number): [string, boolean][] {
  return Array.from({ length: count }, (_, index) => [`is_admin_${index}`, true]);
}

test('an answer holds what the caller may read', async () => {
  const { url } = quickstart;
  const change = { method: 'PATCH', body: {} } as const;
  const user = { ...change, path: `/users/${MALLORY}`, key: 'key-of-mallory' };
  const apiKey = { ...change, path: `/api-keys/${MALLORYS_KEY}`, key: 'key-of-mallory' };
  const config = { ...change, path: `/service-configs/${CONFIG}`, key: 'key-of-sam' };
  expect((await send(url, user)).body).toMatchObject({ id: MALLORY, balance: 0 });
  expect((await send(url, user)).body).not.toHaveProperty('password_hash');
  expect((await send(url, apiKey)).body).toMatchObject({ id: MALLORYS_KEY, tenant: 'acme' });
  expect((await send(url, apiKey)).body).not.toHaveProperty('key_hash');
  expect((await send(url, config)).body).toEqual({
    id: CONFIG,
    rate_limit: 100,
    debug_mode: false,
  });
});

async function ask(
  method: AttackRequest['method'],
  path: string,
  key: string | undefined,
  body: object,
): Promise<number> {
  const answer = await send(quickstart.url, { method, path, body, ...(key && { key }) });
  return answer.status;
}

async function rowOf(row: string): Promise<Row> {
  const rows = await quickstart.rows(`select * from ${row}`);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}
