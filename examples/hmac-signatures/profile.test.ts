import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { memoryNonces, signHmac } from 'gen-dtos/auth';
import { signRequest } from 'gen-dtos/auth/http-signatures';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, AttackRequest } from '../attacking/attack.js';
import type { Twin } from '../attacking/attack-twins.js';
import { gotThrough, wasStopped } from '../attacking/verdict.js';
import { attacks } from './attacks.js';
import { reset } from './fixtures.js';
import { keysFrom, type SigningKeys } from './keys.js';
import { runAttack, send } from './run-attack.js';
import { createServer } from './server.js';
import { altered, sign } from './sign.js';
import { start, type Running } from './start.js';
import { findUser, type UserRecord } from './tables/users.js';

let running: Running;
beforeAll(async () => {
  running = await start();
});
afterAll(() => running.close());
beforeEach(() => reset(running.database));

test.each(attacks)('$title', async (attack) => {
  const { unsafe, safe } = await runAttack(running, attack);
  expect(unsafe.answer.status).toBe(200);
  expect(gotThrough(attack, unsafe)).toBe(true);
  expect(safe.answer).toMatchObject(attack.refusal);
  expect(wasStopped(attack, safe)).toBe(true);
});

describe.each(['/unsafe', ''] as const)('at %s/profile', (twin) => {
  test('an honest request is taken', async () => {
    const changes = { display_name: 'M.', bio: null };
    expect((await send(await signed(changes, { twin }))).status).toBe(200);
    expect(await rowOf('mallory')).toMatchObject({ ...changes, email: 'mallory@evil.test' });
  });

  test('a body that was altered on the way is refused', async () => {
    const before = await rowOf('mallory');
    const request = await signed({ bio: 'Hello' }, { twin });
    for (const body of ['{"bio":"Hello","is_admin":true}', '{"bio":"Hello"} ', '']) {
      expect((await send(altered(request, body))).status).toBe(401);
    }
    expect(await rowOf('mallory')).toEqual(before);
  });

  test('a body without a signature, or with a wrong one, is refused', async () => {
    const before = await rowOf('mallory');
    for (const signature of [undefined, '', '0'.repeat(64), 'not hexadecimal']) {
      const request = await signed({ bio: 'Hello' }, { twin });
      if (signature === undefined) request.headers.delete('x-hmac-signature');
      else request.headers.set('x-hmac-signature', signature);
      expect((await send(request)).status).toBe(401);
    }
    expect(await rowOf('mallory')).toEqual(before);
  });
});

test('an honest request is answered with the profile, one without changes too', async () => {
  const profile = { id: 'mallory', display_name: 'Mallory', bio: 'Hello', is_admin: false };
  for (const changes of [{ bio: 'Hello' }, {}]) {
    const answer = await send(await signed(changes));
    expect(answer).toMatchObject({ status: 200, body: profile });
  }
});

describe('a signature', () => {
  test('is good once, of many copies that arrive together', async () => {
    const request = await signed({ bio: 'Hello' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(request)));
    expect(statusesOf(answers)).toEqual([200, ...Array.from({ length: 19 }, () => 401)]);
  });

  test('that is wrong does not use up the nonce of a right one', async () => {
    const request = await signed({ bio: 'Hello' });
    const forged = request.clone();
    forged.headers.set('x-hmac-signature', 'f'.repeat(64));
    for (let time = 0; time < 3; time += 1) expect((await send(forged)).status).toBe(401);
    expect((await send(request)).status).toBe(200);
  });

  test.each([
    [-310, 401],
    [-290, 200],
    [290, 200],
    [310, 401],
  ])('made %i seconds ago is answered %i', async (ago, status) => {
    expect((await send(await signed({ bio: 'Hello' }, { ago }))).status).toBe(status);
  });

  test('with a key that nobody has is refused like any other, and told how to sign', async () => {
    const request = await signed({ bio: 'Hello' });
    request.headers.set('x-hmac-key-id', '__proto__');
    const unknown = await fetch(request);
    expect(unknown.status).toBe(401);
    expect(unknown.headers.get('www-authenticate')).toBe('Hmac realm="api"');
    const wrong = await signed({ bio: 'Hello' });
    wrong.headers.set('x-hmac-signature', 'f'.repeat(64));
    expect(await (await fetch(wrong)).text()).toBe(await unknown.text());
  });
});

describe('RFC 9421, with the same keys', () => {
  const signedSo = (body: object): Promise<Request> =>
    signRequest(unsigned(JSON.stringify(body)), { keyId: 'mallory-1', secret: secretOf() });

  test('is taken once', async () => {
    const request = await signedSo({ bio: 'Hello' });
    expect((await send(request)).status).toBe(200);
    expect(await rowOf('mallory')).toMatchObject({ bio: 'Hello' });
    expect((await send(request)).status).toBe(401);
  });

  test('does not help against the Dto', async () => {
    const before = await rowOf('mallory');
    const answer = await send(await signedSo({ bio: 'Hello', is_admin: true }));
    expect(answer).toMatchObject({ status: 422, refused: ['#/is_admin'] });
    expect(await rowOf('mallory')).toEqual(before);
  });

  test('is wrong over another body, and uses up nothing', async () => {
    const request = await signedSo({ bio: 'Hello' });
    expect((await send(altered(request, '{"bio":"Bye"}'))).status).toBe(401);
    expect((await send(request)).status).toBe(200);
  });
});

describe('roles', () => {
  test('an admin may do what the owner may not, and nobody moves a balance', async () => {
    const asAda = { user: 'vera', key: 'ada-1' };
    const changes = { role: 'support', is_admin: true };
    expect((await send(await signed(changes, asAda))).status).toBe(200);
    expect(await rowOf('vera')).toMatchObject(changes);
    const answer = await send(await signed({ balance: 1 }, asAda));
    expect(answer).toMatchObject({ status: 422, refused: ['#/balance'] });
  });

  test('are read again with each request', async () => {
    const demoted = { user: 'ada', key: 'ada-1' };
    expect((await send(await signed({ is_admin: false }, demoted))).status).toBe(200);
    const late = await signed({ is_admin: true }, { user: 'vera', key: 'ada-1' });
    expect((await send(late)).status).toBe(404);
    expect(await rowOf('vera')).toMatchObject({ is_admin: false });
  });

  test("somebody else's profile is answered like one that isn't there", async () => {
    const bodies = [];
    for (const user of ['vera', 'nobody']) {
      const answer = await send(await signed({ bio: 'Hello' }, { user }));
      expect(answer.status).toBe(404);
      bodies.push(answer.body);
    }
    expect(bodies[0]).toEqual(bodies[1]);
  });
});

test('a refusal is written to the audit log with who signed it, without the value', async () => {
  const before = running.audit.length;
  await send(await signed({ is_admin: 'canary-7f3a', bio: 'Hello' }));
  const reports = running.audit.slice(before);
  expect(reports).toMatchObject([
    {
      model: 'User',
      roles: ['owner'],
      principal: { userId: 'mallory' },
      issues: [{ code: 'not_writable', path: ['is_admin'] }],
    },
  ]);
  expect(JSON.stringify(reports)).not.toContain('canary-7f3a');
});

const CANARY = 'canary-7f3a';
const BODIES: readonly [string, string, string?][] = [
  ['no JSON', `{"bio": ${CANARY}`],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', `[{"is_admin": "${CANARY}"}]`],
  ['another type', '{"is_admin": true}', 'text/plain'],
  ['a form', 'is_admin=true', 'application/x-www-form-urlencoded'],
  ['another spelling', `{"is\\u005fadmin": "${CANARY}"}`],
  ['a key twice', `{"bio": "Hello", "bio": "${CANARY}"}`],
  ['a __proto__', `{"__proto__": {"is_admin": "${CANARY}"}}`],
  ['a constructor', '{"constructor": {"prototype": {"is_admin": true}}}'],
  ['an object for a text', `{"bio": {"toString": "${CANARY}"}}`],
  ['the id of another', '{"id": "vera"}'],
];

test.each(BODIES)('%s, rightly signed, is refused and not repeated', async (_, body, type) => {
  const before = await rowOf('mallory');
  const request = await signHmac(unsigned(body, type), { keyId: 'mallory-1', secret: secretOf() });
  const response = await fetch(request);
  expect(response.status).toBeOneOf([400, 415, 422]);
  expect(response.headers.get('content-type')).toMatch('application/problem+json');
  expect(await response.text()).not.toContain(CANARY);
  expect(await rowOf('mallory')).toEqual(before);
});

describe('keys', () => {
  const secret = 'c0ffee'.repeat(11);
  const list = [
    { id: 'old', user: 'mallory', secret },
    { id: 'new', user: 'mallory', secret: 'decade'.repeat(11) },
  ];
  const read = (some: object[]): SigningKeys => keysFrom(JSON.stringify(some));

  test('are rotated: for a while both are good, then the new one', async () => {
    const answer = async (key: string, accepted: SigningKeys): Promise<number> => {
      const { database } = running;
      const app = createServer({
        database,
        keys: accepted,
        nonces: memoryNonces(),
        onRefused() {},
      });
      const request = await signed({ bio: 'Hello' }, { key, keys: read(list) });
      return (await app.fetch(request)).status;
    };
    expect(await answer('old', read(list))).toBe(200);
    expect(await answer('new', read(list))).toBe(200);
    expect(await answer('old', read(list.slice(1)))).toBe(401);
    expect(await answer('new', read(list.slice(1)))).toBe(200);
  });

  test.each([
    ['no JSON', secret],
    ['a short secret', JSON.stringify([{ id: 'a', user: 'b', secret: secret.slice(0, 62) }])],
    ['a misspelt name', JSON.stringify([{ id: 'a', user: 'b', secret, admin: true }])],
  ])('that are %s are refused, and not repeated', (_, environment) => {
    expect(() => keysFrom(environment)).toThrow(/^SIGNING_KEYS is not a list of keys\.$/);
  });
});

test('the lines of the README answer what it says', async () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const [, script = ''] = /<!-- run by [^]*?```sh\n([^]*?)```/.exec(readme) ?? [];
  const said = [...script.matchAll(/# (\d{3})/g)].map(([, status]) => status);
  expect(said).toHaveLength(5);
  const secret = Buffer.from(secretOf()).toString('hex');
  const env = { ...process.env, URL: running.url, KEY_ID: 'mallory-1', SECRET: secret };
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env });
  expect(stdout.trim().split('\n')).toEqual(said);
  expect(await rowOf('mallory')).toMatchObject({ bio: 'Hello', is_admin: true });
});

interface Signed {
  readonly twin?: Twin;
  readonly user?: string;
  readonly key?: string;
  readonly keys?: SigningKeys;
  readonly ago?: number;
}

/** By Mallory, for her own profile, now, unless it says something else. */
function signed(body: object, options: Signed = {}): Promise<Request> {
  const { twin = '', user = 'mallory', key = 'mallory-1', keys = running.keys, ago = 0 } = options;
  const request: AttackRequest = { method: 'PATCH', path: `/profile/${user}`, key, body };
  return sign(running.url, twin, request, { keys, ago });
}

function unsigned(body: string, type = 'application/json'): Request {
  return new Request(`${running.url}/profile/mallory`, {
    method: 'PATCH',
    headers: { 'content-type': type },
    body,
  });
}

function secretOf(keyId = 'mallory-1'): Uint8Array {
  const key = running.keys.get(keyId);
  if (key === undefined) throw new Error(`There is no key ${keyId}.`);
  return key.secret;
}

const statusesOf = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status).sort();

const rowOf = (id: string): Promise<UserRecord | undefined> => findUser(running.database, id);
