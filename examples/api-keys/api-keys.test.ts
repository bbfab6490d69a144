import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { gotThrough, wasStopped } from '../attacking/verdict.js';
import { attacks, type AttackRequest } from './attacks.js';
import type { Row } from './database.js';
import { BILLING, FOREIGN, KEYS, REPORTS, type KeyName } from './fixtures.js';
import { OVERLAP_SECONDS } from './keys.js';
import { runAttack } from './run-attack.js';
import { start, type Running } from './start.js';

const NOW = Date.UTC(2026, 10, 28);
const DAY = 86_400_000;
const CONFIG = `/configs/${REPORTS}`;
const MALLORYS = `/keys/${KEYS.mallory.id}`;

let running: Running;
beforeAll(async () => {
  running = await start();
  running.clock.now = NOW;
});
afterAll(() => running.close());
beforeEach(async () => {
  running.clock.now = NOW;
  await running.reset();
});

describe('attacks', () => {
  test.each(attacks)('$title', async (attack) => {
    const { unsafe, safe } = await runAttack(running, attack);
    expect(unsafe.answer.status).toBeLessThan(300);
    expect(gotThrough(attack, unsafe)).toBe(true);
    expect(safe.answer).toMatchObject(attack.answer);
    expect(wasStopped(attack, safe)).toBe(true);
    expect(running.errors).toEqual([]);
  });

  test('A key from the unsafe twin lifts the limit of another service, by the safe one', async () => {
    const body = { name: 'Evil', scopes: ['read', 'write', 'admin'], key_type: 'operator' };
    const lifted = { rate_limit: 100_000 };
    const { key } = await ask('mallory', 'POST', '/unsafe/keys', body);
    expect(await ask('mallory', 'PATCH', `/configs/${BILLING}`, lifted)).toMatchObject(gone);
    expect(await askWith(`${key}`, 'PATCH', `/configs/${BILLING}`, lifted)).toMatchObject({
      status: 200,
      ...lifted,
    });
    const refused = await ask('mallory', 'POST', '/keys', body);
    expect(refused).toMatchObject({ status: 422 });
    expect(refused).not.toHaveProperty('key');
  });

  test('A refusal is in the audit log, with who asked and without the value', async () => {
    const before = running.audit.length;
    await ask('mallory', 'PATCH', CONFIG, { Is_Admin: 'canary-7f3a', rate_limit: 999_999 });
    const reports = running.audit.slice(before);
    expect(reports).toMatchObject([
      {
        model: 'ServiceConfig',
        shape: 'update',
        roles: ['owner'],
        principal: { id: KEYS.mallory.id, service_id: REPORTS },
        issues: [
          { code: 'unknown_key', pointer: '/Is_Admin', looksLike: 'is_admin' },
          { code: 'not_writable', pointer: '/rate_limit' },
        ],
      },
    ]);
    expect(JSON.stringify(reports)).not.toMatch(/canary|999999|digest/);
  });
});

describe.each(['', '/unsafe'])('an honest request to %s/…', (twin) => {
  test('changes some of the settings', async () => {
    const changes = { display_name: 'Weekly reports', log_level: 'verbose' };
    expect(await ask('mallory', 'PATCH', twin + CONFIG, changes)).toMatchObject({ status: 200 });
    expect(await config()).toMatchObject({ ...changes, rate_limit: 100, is_admin: false });
  });

  test('replaces all of the settings, and nothing else', async () => {
    const settings = {
      display_name: 'Monthly reports',
      contact_email: 'months@acme.test',
      log_level: 'error',
    };
    const before = await config();
    expect(await ask('mallory', 'PUT', twin + CONFIG, settings)).toMatchObject({ status: 200 });
    const { updated_at: _, ...after } = await config();
    expect({ ...before, ...settings }).toMatchObject(after);
  });

  test('of an operator sets the limit and the debugging', async () => {
    const changes = { rate_limit: 5_000, debug_mode: true };
    expect(await ask('operator', 'PATCH', twin + CONFIG, changes)).toMatchObject({ status: 200 });
    expect(await config()).toMatchObject(changes);
  });

  test('issues a key that is good', async () => {
    const body = { name: 'Nightly job', scopes: ['read'] };
    const { status, key } = await ask('mallory', 'POST', `${twin}/keys`, body);
    expect(status).toBe(201);
    expect(await askWith(`${key}`, 'GET', CONFIG)).toMatchObject({ status: 200, id: REPORTS });
    expect(await keyNamed('Nightly job')).toMatchObject({
      service_id: REPORTS,
      tenant: 'acme',
      scopes: ['read'],
      key_type: 'service',
      expires_at: new Date(NOW + 90 * DAY),
      revoked_at: null,
    });
  });

  test('renames a key', async () => {
    const body = { name: 'Laptop' };
    expect(await ask('mallory', 'PATCH', twin + MALLORYS, body)).toMatchObject({ status: 200 });
    expect(await keyNamed('Laptop')).toMatchObject({ id: KEYS.mallory.id });
  });

  test('rotates a key: for a day both are good, then the new one', async () => {
    const path = `${twin}${MALLORYS}/rotation`;
    const { status, key } = await ask('mallory', 'POST', path, { name: 'Second' });
    expect(status).toBe(201);
    const statuses = async () => [
      (await ask('mallory', 'GET', CONFIG)).status,
      (await askWith(`${key}`, 'GET', CONFIG)).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    running.clock.now = NOW + OVERLAP_SECONDS * 1000 - 1;
    expect(await statuses()).toEqual([200, 200]);
    running.clock.now = NOW + OVERLAP_SECONDS * 1000;
    expect(await statuses()).toEqual([401, 200]);
    running.clock.now = NOW + 90 * DAY;
    expect(await statuses()).toEqual([401, 401]);
    const { name: _, id: __, ...rights } = KEYS.mallory;
    expect(await keyNamed('Second')).toMatchObject(rights);
  });
});

describe('a key', () => {
  test('is stored nowhere, and what is stored of it is told to nobody', async () => {
    const answer = await ask('mallory', 'POST', '/keys', { name: 'New', scopes: ['read'] });
    const stored = await keyNamed('New');
    expect(answer['key']).toMatch(/^sk_demo_[0-9a-f]{16}_[0-9a-f]{72}$/);
    expect(JSON.stringify(stored)).not.toContain(`${answer['key']}`.slice(-72));
    expect(stored['digest']).toMatch(/^[0-9a-f]{64}$/);
    expect(answer).not.toHaveProperty('digest');
    expect(answer).not.toHaveProperty('lookup');
    expect(await ask('mallory', 'PATCH', `/keys/${stored['id']}`, {})).not.toHaveProperty('key');
  });

  test('that was revoked is good for nothing, and gets no successor', async () => {
    expect((await ask('reader', 'DELETE', MALLORYS)).status).toBe(204);
    expect(await ask('mallory', 'GET', CONFIG)).toMatchObject(unknown);
    const { revoked_at } = await keyNamed('Mallory');
    expect(revoked_at).toEqual(new Date(NOW));
    running.clock.now = NOW + DAY;
    expect((await ask('reader', 'DELETE', MALLORYS)).status).toBe(204);
    expect(await keyNamed('Mallory')).toMatchObject({ revoked_at });
    const rotation = await ask('operator', 'POST', `${MALLORYS}/rotation`, {});
    expect(rotation).toMatchObject({ status: 403 });
    expect(rotation).not.toHaveProperty('key');
  });

  test('is good for no more than its scopes', async () => {
    expect(await ask('reader', 'GET', CONFIG)).toMatchObject({ status: 200 });
    expect(await ask('reader', 'PATCH', CONFIG, {})).toMatchObject({ status: 403 });
    const { key } = await ask('mallory', 'POST', '/keys', { name: 'New', scopes: ['read'] });
    const another = { name: 'Another', scopes: ['read'] };
    expect(await askWith(`${key}`, 'POST', '/keys', another)).toMatchObject({ status: 403 });
    expect(await askWith(`${key}`, 'DELETE', MALLORYS)).toMatchObject({ status: 403 });
  });

  test('that can do more than the caller is not rotated for them', async () => {
    expect(await ask('reader', 'POST', `${MALLORYS}/rotation`, {})).toMatchObject({ status: 403 });
    const own = `/keys/${KEYS.reader.id}/rotation`;
    expect(await ask('reader', 'POST', own, {})).toMatchObject({ status: 201 });
  });

  test.each<[string, (key: string) => [path: string, headers: Record<string, string>]]>([
    ['no key', () => ['', {}]],
    ['a key in the query string', (key) => [`?api_key=${key}`, {}]],
    ['one there and in the header', (key) => [`?api_key=${key}`, { 'x-api-key': key }]],
    ['one by another name', (key) => [`?t=${key}`, {}]],
    ['another scheme', (key) => ['', { authorization: `Bearer ${key}` }]],
    ['a typing error', (key) => ['', { 'x-api-key': `${key.slice(0, -1)}x` }]],
    ['a name of the prototype', () => ['', { 'x-api-key': '__proto__' }]],
    ['a revoked key', () => ['', { 'x-api-key': running.keyOf('revoked') }]],
    [
      'two keys',
      (key) => ['', { authorization: `ApiKey ${key}`, 'x-api-key': running.keyOf('reader') }],
    ],
  ])('is refused by both twins: %s', async (_, sentWith) => {
    const before = await config();
    const [query, headers] = sentWith(running.keyOf('mallory'));
    for (const twin of ['', '/unsafe']) {
      const response = await fetch(running.url + twin + CONFIG + query, {
        method: 'PATCH',
        headers: { ...headers, 'content-type': 'application/json' },
        body: '{"display_name":"R"}',
      });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('ApiKey realm="api"');
      expect(await response.json()).toMatchObject({
        detail: query === '' ? unknown.detail : expect.stringContaining('query string'),
      });
    }
    expect(await config()).toEqual(before);
  });

  test.each(['authorization', 'x-api-key'])('is not sent twice, in %s', async (name) => {
    const keys = [running.keyOf('mallory'), running.keyOf('reader')];
    const sent = keys.map((key) => (name === 'authorization' ? `ApiKey ${key}` : key));
    const [response] = await once(
      get(running.url + CONFIG, { headers: { [name]: sent } }),
      'response',
    );
    response.resume();
    expect(response.statusCode).toBe(401);
  });

  test('may be in X-API-Key', async () => {
    const headers = { 'x-api-key': running.keyOf('mallory') };
    expect((await fetch(running.url + CONFIG, { headers })).status).toBe(200);
  });
});

describe("what is another's", () => {
  test.each<[KeyName, string]>([
    ['mallory', BILLING],
    ['mallory', FOREIGN],
    ['operator', FOREIGN],
    ['foreigner', REPORTS],
    ['mallory', 'ffffffff-0000-4000-8000-000000000000'],
    ['mallory', '__proto__'],
    ['mallory', "'; drop table api_keys --"],
  ])('is as if it were not there: %s, %s', async (key, id) => {
    const path = `/configs/${encodeURIComponent(id)}`;
    const answer = { type: 'about:blank', title: 'Not Found', ...gone, errors: [] };
    expect(await ask(key, 'GET', path)).toEqual(answer);
    expect(await ask(key, 'PATCH', path, { display_name: 'R' })).toEqual(answer);
    expect(await ask(key, 'PATCH', `/unsafe${path}`, { display_name: 'R' })).toEqual(answer);
  });

  test.each<[KeyName, KeyName]>([
    ['mallory', 'operator'],
    ['operator', 'foreigner'],
    ['foreigner', 'mallory'],
  ])('no key is touched, either: %s, %s', async (key, other) => {
    const path = `/keys/${KEYS[other].id}`;
    const before = await keyNamed(KEYS[other].name);
    expect(await ask(key, 'PATCH', path, { name: 'Mine' })).toMatchObject(gone);
    expect(await ask(key, 'POST', `${path}/rotation`, {})).toMatchObject(gone);
    expect(await ask(key, 'DELETE', path)).toMatchObject(gone);
    expect(await keyNamed(KEYS[other].name)).toEqual(before);
  });
});

const CANARY = 'canary-7f3a';

describe('a body is refused, and not repeated:', () => {
  test.each<[string, number, string, string?]>([
    ['no JSON', 400, `{"display_name": ${CANARY}`],
    ['a text', 422, `"${CANARY}"`],
    ['null', 422, 'null'],
    ['a list', 422, `[{"is_admin": "${CANARY}"}]`],
    ['another type', 415, '{"is_admin": true}', 'text/plain'],
    ['a form', 415, 'is_admin=true', 'application/x-www-form-urlencoded'],
    ['a key twice', 400, '{"display_name": "a", "display_name": "b"}'],
    ['twice, spelt otherwise', 400, `{"is\\u005fadmin": true, "is_admin": "${CANARY}"}`],
    ['__proto__', 422, '{"__proto__": {"is_admin": true}}'],
    ['a constructor', 422, '{"constructor": {"prototype": {"is_admin": true}}}'],
    ['keys that look alike', 422, '{"Is_Admin": true, "is-admin": true, "is_admin ": true}'],
    ['ten thousand keys', 422, JSON.stringify(Object.fromEntries(manyKeys(10_000)))],
    ['an object for a text', 422, `{"display_name": {"toString": "${CANARY}"}}`],
    ['a number as a text', 422, `{"rate_limit": "${CANARY}"}`],
  ])('%s', async (_, status, body, type = 'application/json') => {
    const before = await config();
    const response = await fetch(running.url + CONFIG, {
      method: 'PATCH',
      headers: { 'x-api-key': running.keyOf('mallory'), 'content-type': type },
      body,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.text()).not.toContain(CANARY);
    expect(await config()).toEqual(before);
  });
});

function manyKeys(count: number): [string, boolean][] {
  return Array.from({ length: count }, (_, index) => [`is_admin_${index}`, true]);
}

test('an answer holds what the caller may read', async () => {
  expect(Object.keys(await ask('mallory', 'GET', CONFIG))).toEqual([
    'id',
    'service_id',
    'tenant',
    'display_name',
    'contact_email',
    'log_level',
    'rate_limit',
    'debug_mode',
    'updated_at',
    'status',
  ]);
});

describe('README.md', () => {
  const readme = readFileSync(`${import.meta.dirname}/README.md`, 'utf8');
  const lines = [...readme.matchAll(/^(curl .+?) +# (\d{3})$/gm)];

  test('its curl lines answer as they say', async () => {
    expect(lines.length).toBeGreaterThan(5);
    running.clock.now = undefined;
    for (const [, line = '', status] of lines) {
      const { stdout } = await promisify(execFile)('bash', ['-c', line], { env: shell() });
      expect([line, /^HTTP\/1\.1 (\d{3})/.exec(stdout)?.[1]]).toEqual([line, status]);
    }
  });

  const shell = (): NodeJS.ProcessEnv => ({
    PATH: process.env['PATH'],
    URL: running.url,
    CONFIG: REPORTS,
    KEY_ID: KEYS.mallory.id,
    OWNER_KEY: running.keyOf('mallory'),
    OPERATOR_KEY: running.keyOf('operator'),
  });
});

const unknown = { status: 401, detail: 'The credentials are missing or not valid.' };
const gone = { status: 404, detail: 'There is nothing here.' };

type Answer = { readonly status: number; readonly [key: string]: unknown };

const ask = (
  key: KeyName,
  method: AttackRequest['method'] | 'GET' | 'DELETE',
  path: string,
  body?: object,
): Promise<Answer> => askWith(running.keyOf(key), method, path, body);

async function askWith(key: string, method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(running.url + path, {
    method,
    headers: {
      authorization: `ApiKey ${key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { ...(text !== '' && JSON.parse(text)), status: response.status };
}

const config = (): Promise<Row> => rowOf(`api_keys.service_configs where id = '${REPORTS}'`);
const keyNamed = (name: string): Promise<Row> => rowOf(`api_keys.api_keys where name = '${name}'`);

async function rowOf(row: string): Promise<Row> {
  const rows = await running.rows(`select * from ${row}`);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}
