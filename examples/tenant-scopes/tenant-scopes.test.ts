import { rotateApiKey } from 'gen-dtos/auth';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attacks, type AttackRequest } from './attacks.js';
import { ACMES_REPORT, MALLORY, reset, VERA } from './fixtures.js';
import { gotThrough, runAttack, send, wasStopped, type Answer } from './run-attack.js';
import { start, type Twins } from './start.js';
import { findKey, saveKey } from './tables/api-keys.js';
import { findUser } from './tables/users.js';

let twins: Twins;
beforeAll(async () => {
  twins = await start();
});
afterAll(() => twins.close());
beforeEach(() => reset(twins.database));

const ask = (request: AttackRequest): Promise<Answer> => send(twins, 'safe', request);

describe('attacks', () => {
  test.each(attacks)('$title', async (attack) => {
    const { unsafe, safe } = await runAttack(twins, attack);
    expect(gotThrough(attack, unsafe)).toBe(true);
    expect(safe.answer.status).toBe(attack.status);
    expect(wasStopped(attack, safe)).toBe(true);
  });
});

const REPORTS = { method: 'GET', path: '/reports' } as const;
const READ_VERA = { method: 'GET', path: `/users/${VERA}` } as const;
const VERA_SHOWN = { id: VERA, name: 'Vera', email: 'vera@acme.test', role: 'member' };

describe('what a tenant may do, on both twins', () => {
  test.each<[string, AttackRequest, number, unknown]>([
    ['read a user', { ...READ_VERA, key: 'acmeReader' }, 200, VERA_SHOWN],
    [
      'change a user',
      { method: 'PATCH', path: `/users/${VERA}`, key: 'acme', body: { name: 'V.' } },
      200,
      { ...VERA_SHOWN, name: 'V.' },
    ],
    [
      'make one manager, with the scope',
      { method: 'PATCH', path: `/users/${VERA}`, key: 'acmeAdmin', body: { role: 'manager' } },
      200,
      { ...VERA_SHOWN, role: 'manager' },
    ],
    [
      'read a report',
      { method: 'GET', path: `/reports/${ACMES_REPORT}`, key: 'acme' },
      200,
      { id: ACMES_REPORT, title: 'Sales of Acme', owner_id: VERA },
    ],
    [
      'list its own reports',
      { ...REPORTS, key: 'globex' },
      200,
      [expect.objectContaining({ title: 'Sales of Globex', owner_id: MALLORY })],
    ],
    [
      'write a report',
      { method: 'POST', path: '/reports', key: 'acme', body: { title: 'June', owner_id: VERA } },
      201,
      { title: 'June', owner_id: VERA },
    ],
  ])('%s', async (_, request, status, body) => {
    for (const twin of ['safe', 'unsafe'] as const) {
      await reset(twins.database);
      const answer = await send(twins, twin, request);
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.text)).toEqual(
        Array.isArray(body) ? body : expect.objectContaining(body),
      );
    }
  });

  test('of a user, the safe one shows what is for clients, and stores what it says', async () => {
    const body = { email: 'v@acme.test' };
    const request = { ...READ_VERA, method: 'PATCH', key: 'acme', body } as const;
    expect(JSON.parse((await ask(request)).text)).toEqual({ ...VERA_SHOWN, ...body });
    expect(await findUser(twins.database, VERA)).toEqual({
      ...VERA_SHOWN,
      ...body,
      tenant: 'acme',
    });
  });
});

describe('401', () => {
  test('is the same answer for whatever is wrong with a key', async () => {
    const good = twins.keys.acme;
    const sent = [
      undefined,
      '',
      'ApiKey',
      'ApiKey ',
      'ApiKey constructor',
      'ApiKey __proto__',
      'ApiKey sk_live_abc123',
      `Bearer ${good}`,
      `ApiKey ${good.slice(0, -1)}`,
      `ApiKey ${good}, ApiKey ${good}`,
      `ApiKey ${good.toUpperCase()}`,
      `ApiKey ${twins.keys.staging}`,
      `ApiKey ${twins.keys.billing}`,
      `ApiKey ${twins.keys.revoked}`,
      `ApiKey ${twins.keys.expired}`,
    ];
    const answers = new Set<string>();
    for (const authorization of sent) {
      const answer = await ask({
        ...REPORTS,
        ...(authorization !== undefined && { authorization }),
      });
      answers.add(JSON.stringify(answer));
    }
    expect([...answers].map((answer) => JSON.parse(answer))).toEqual([
      {
        status: 401,
        headers: expect.objectContaining({
          'content-type': expect.stringContaining('application/problem+json'),
          'www-authenticate': 'ApiKey realm="api"',
          'cache-control': 'no-store',
        }),
        text: expect.stringContaining('The credentials are missing or not valid.'),
      },
    ]);
  });

  test('comes before the body and the record', async () => {
    const answer = await ask({ method: 'PATCH', path: `/users/${VERA}`, body: { tenant: 'x' } });
    expect(answer).toEqual(await ask({ method: 'GET', path: '/users/none' }));
  });
});

test.each(['none', '1', `${VERA}x`, '%00', "'%20or%201=1", '__proto__'])(
  '404 for the id %s, which can be none',
  async (id) => {
    const foreign = await ask({ ...READ_VERA, key: 'globex' });
    expect(foreign.status).toBe(404);
    expect(await ask({ method: 'GET', path: `/users/${id}`, key: 'globex' })).toEqual(foreign);
  },
);

describe('a key', () => {
  async function newKey() {
    const lookup = twins.keys.acmeReader.split('_')[2] ?? '';
    const record = await findKey(twins.database, lookup);
    if (record === undefined) throw new Error('No such key.');
    const options = { prefix: 'sk_live', overlapSeconds: 60, expiresAt: null };
    const rotated = await rotateApiKey(record, options);
    if (!rotated.success) throw new Error(rotated.refusal.reason);
    return rotated;
  }

  const statusWith = async (key: string): Promise<number> =>
    (await ask({ ...READ_VERA, authorization: `ApiKey ${key}` })).status;

  test('is rotated with an overlap, and revoked from one request to the next', async () => {
    const { key, record, retiring } = await newKey();
    expect(await statusWith(key)).toBe(401); // nobody has stored it
    await saveKey(twins.database, record);
    await saveKey(twins.database, retiring);
    expect([await statusWith(twins.keys.acmeReader), await statusWith(key)]).toEqual([200, 200]);

    await saveKey(twins.database, { ...retiring, expiresAt: new Date() });
    expect([await statusWith(twins.keys.acmeReader), await statusWith(key)]).toEqual([401, 200]);
    await saveKey(twins.database, { ...record, revokedAt: new Date() });
    expect(await statusWith(key)).toBe(401);
    await saveKey(twins.database, { ...retiring, expiresAt: null });
  });
});

describe('the access log', () => {
  test('says which key did what, and why it was refused', async () => {
    const before = twins.log.length;
    const foreign = { method: 'PATCH', path: `/users/${VERA}`, key: 'globex', body: {} } as const;
    await ask({ ...READ_VERA, key: 'acme' });
    await ask({ ...REPORTS, key: 'acmeReader' });
    await ask(foreign);
    await ask({ ...REPORTS, key: 'revoked' });
    await ask({ ...REPORTS, keyInQuery: 'acme' });
    const lookup = (name: 'acme' | 'acmeReader' | 'globex') => twins.keys[name].split('_')[2];
    expect(twins.log.slice(before)).toEqual([
      { key: lookup('acme'), operation: 'GET /users/:id', outcome: 'allowed' },
      { key: lookup('acmeReader'), operation: 'GET /reports', outcome: 'scope_missing' },
      { key: lookup('globex'), operation: 'PATCH /users/:id', outcome: 'tenant_foreign' },
      { key: null, operation: 'GET /reports', outcome: 'credentials_revoked' },
      { key: null, operation: 'GET /reports', outcome: 'credentials_in_query' },
    ]);
  });

  test('holds no key', () => {
    const log = JSON.stringify(twins.log);
    for (const key of Object.values(twins.keys)) expect(log).not.toContain(key);
  });
});

describe('the README', () => {
  const README = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const lines = README.split('\n');
  const requests = lines.filter((line) => line.startsWith('curl '));
  const variables = lines.filter((line) => /^[A-Z]+=\S+$/.test(line)).join('\n');

  test('there are requests', () => expect(requests).toHaveLength(12));

  test.each(requests)('%s', async (request) => {
    const status = /# (\d{3})$/.exec(request)?.[1];
    const script = request
      .replace('curl -i', "curl -s -o /dev/null -w '%{http_code}'")
      .replace('localhost:3000', new URL(twins.safe).host)
      .replace('localhost:3001', new URL(twins.unsafe).host);
    const { stdout } = await promisify(execFile)('sh', ['-c', `${variables}\n${script}`], {
      env: { ...process.env, ...twins.keys, no_proxy: '127.0.0.1' },
    });
    expect(stdout).toBe(status);
  });
});
