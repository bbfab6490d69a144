import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Twin } from '../attacking/attack-twins.js';
import { gotThrough, wasStopped } from '../attacking/verdict.js';
import { attacks } from './attacks.js';
import { browse, signedIn, type Browser } from './browse.js';
import { ADA, insertUsers, MALLORY, PASSWORD, VERA } from './fixtures.js';
import { runAttack } from './run-attack.js';
import { start, type Running } from './start.js';
import { sessions, users } from './tables/schema.js';
import { findUser } from './tables/users.js';

const TWINS: readonly Twin[] = ['/unsafe', ''];
const FIELDS = 'display_name=Mallory&email=mallory@evil.test&bio=&theme=light&newsletter=false';

let running: Running;
let mallory: Browser;
beforeAll(async () => {
  running = await start();
  mallory = await signedIn(running.url, '', 'mallory');
});
afterAll(() => running.close());
beforeEach(() => insertUsers(running.database));

test.each(attacks)('$title', async (attack) => {
  const { unsafe, safe } = await runAttack(running, attack);
  expect(unsafe.answer.status).toBeLessThan(300);
  expect(gotThrough(attack, unsafe)).toBe(true);
  expect(safe.answer.status).toBe(attack.status);
  expect(safe.answer.refused).toEqual(attack.refused ?? []);
  expect(wasStopped(attack, safe)).toBe(true);
});

describe.each(TWINS)('an honest request to %s/…', (twin) => {
  test('reads and changes what is its own', async () => {
    const browser = await signedIn(running.url, twin, 'mallory');
    expect(await read(browser, `/users/${MALLORY}`)).toMatchObject({ display_name: 'Mallory' });

    const json = { bio: 'Hello', newsletter: true };
    expect((await browser.send('PATCH', `/users/${MALLORY}`, { json })).status).toBe(200);
    expect(await findUser(running.database, MALLORY)).toMatchObject(json);

    const token = await browser.token();
    const form = `bio=Good+day&theme=dark&newsletter=false${token ? `&_csrf=${token}` : ''}`;
    expect((await browser.send('POST', '/profile', { form })).status).toBeLessThan(304);
    const saved = { bio: 'Good day', theme: 'dark', newsletter: false };
    expect(await findUser(running.database, MALLORY)).toMatchObject(saved);
  });
});

describe('the session', () => {
  test('is an id in the cookie, and a digest in the database', async () => {
    const answer = await signIn(`username=mallory&password=${encodeURIComponent(PASSWORD)}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(await storedOf(mallory)).toMatchObject({ user_id: MALLORY });
    const stored = await running.database.select().from(sessions);
    expect(JSON.stringify(stored)).not.toContain(mallory.session);
  });

  test('is another one after each login, and the one before is none any more', async () => {
    const before = await browse(running.url, '', 'vera');
    const again = await before.send('POST', '/login', {
      form: `username=vera&password=${encodeURIComponent(PASSWORD)}`,
    });
    expect(again.headers.get('set-cookie')).not.toContain(before.session);
    expect((await before.send('GET', `/users/${VERA}`)).status).toBe(401);
  });

  test('is none that somebody else has chosen', async () => {
    const session = 'A'.repeat(43);
    const form = `username=vera&password=${encodeURIComponent(PASSWORD)}`;
    await mallory.send('POST', '/login', { form, session });
    expect((await mallory.send('GET', `/users/${VERA}`, { session })).status).toBe(401);
  });

  test.each(TWINS)('of %s/… after the sign-out, in a copy of the cookie', async (twin) => {
    const browser = await browse(running.url, twin, 'mallory');
    const token = await browser.token();
    expect((await browser.send('POST', '/logout', { form: `_csrf=${token}` })).status).toBe(303);
    const { status } = await browser.send('PATCH', `/users/${MALLORY}`, { json: { bio: 'Hi' } });
    expect(status).toBe(twin === '' ? 401 : 200);
  });

  test.each(TWINS)('of %s/… of an admin who is one no longer', async (twin) => {
    const ada = await signedIn(running.url, twin, 'ada');
    expect(await read(ada, '/users')).toHaveLength(3);
    await running.database.update(users).set({ is_admin: false }).where(eq(users.id, ADA));
    expect(await read(ada, '/users')).toHaveLength(twin === '' ? 1 : 3);
  });

  test('ends after an hour', async () => {
    const vera = await browse(running.url, '', 'vera');
    const left = (await storedOf(vera))!.expires_at.getTime() - Date.now();
    expect(left).toSatisfy((milliseconds: number) => milliseconds > 3e6 && milliseconds <= 3.6e6);
    await running.database
      .update(sessions)
      .set({ expires_at: new Date() })
      .where(eq(sessions.id_digest, digestOf(vera)));
    expect((await vera.send('GET', `/users/${VERA}`)).status).toBe(401);
  });

  test.each([
    ['none', ''],
    ['an empty id', '__Host-session='],
    ['a name that looks alike', '__host-session=ID'],
    ['one without the prefix', 'session=ID'],
    ['two', '__Host-session=ID; __Host-session=ID'],
    ['its digest', '__Host-session=DIGEST'],
    ['more than an id', '__Host-session=ID,'],
  ])('is none where the cookie is %s', async (_, cookie) => {
    const sent = cookie.replaceAll('ID', mallory.session).replace('DIGEST', digestOf(mallory));
    const response = await fetch(`${running.url}/users/${MALLORY}`, { headers: { cookie: sent } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Cookie form-action="/login"');
  });

  const digestOf = ({ session }: Browser): string =>
    createHash('sha256').update(session).digest('hex');

  async function storedOf(browser: Browser) {
    const rows = await running.database
      .select()
      .from(sessions)
      .where(eq(sessions.id_digest, digestOf(browser)));
    return rows[0];
  }
});

describe('the login', () => {
  test('answers a name that nobody has as it answers a wrong password, and as slowly', async () => {
    const [unknown, wrong] = [await timed('username=nobody'), await timed('username=vera')];
    expect(unknown.answer).toEqual(wrong.answer);
    expect(unknown.answer).toMatchObject({ status: 401 });
    expect(unknown.milliseconds).toBeGreaterThan(wrong.milliseconds / 4);
    // So that it means something: where no password is asked, the answer comes much sooner.
    const refused = await timed('username=vera&user_id=3');
    expect(refused.answer.status).toBe(422);
    expect(refused.milliseconds).toBeLessThan(unknown.milliseconds);
  });

  test.each(['user_id=3', 'expires_at=2100-01-01', 'id_digest=a', 'username=vera', '__proto__=1'])(
    'takes a name and a password once, and not %s',
    async (more) => {
      const form = `username=mallory&password=${encodeURIComponent(PASSWORD)}&${more}`;
      const answer = await signIn(form);
      expect(answer.status).toBe(422);
      expect(answer.headers.get('set-cookie')).toBeNull();
    },
  );

  test('is not for other sites to send', async () => {
    const form = `username=mallory&password=${encodeURIComponent(PASSWORD)}`;
    const page = { origin: 'https://evil.test', site: 'cross-site' };
    expect((await mallory.send('POST', '/login', { form, page })).status).toBe(403);
  });

  async function timed(form: string) {
    let milliseconds = Infinity;
    let answer = { status: 0, text: '' };
    for (let round = 0; round < 2; round += 1) {
      const begin = performance.now();
      const response = await signIn(`${form}&password=wrong`);
      answer = { status: response.status, text: await response.text() };
      milliseconds = Math.min(milliseconds, performance.now() - begin);
    }
    return { answer, milliseconds };
  }
});

describe('a form', () => {
  test('needs the token of its own session', async () => {
    const vera = await signedIn(running.url, '', 'vera');
    const token = await mallory.token();
    for (const form of [FIELDS, `${FIELDS}&_csrf=`, `${FIELDS}&_csrf=${await vera.token()}`]) {
      expect((await mallory.send('POST', '/profile', { form })).status).toBe(403);
      expect((await mallory.send('POST', '/logout', { form })).status).toBe(403);
    }
    const query = await mallory.send('POST', `/profile?_csrf=${token}`, { form: FIELDS });
    expect(query.status).toBe(403);
    const form = `${FIELDS}&_csrf=${token}`;
    expect((await mallory.send('POST', '/profile', { form })).status).toBe(303);
  });

  test('with its token is refused where it comes from another page', async () => {
    const form = `${FIELDS}&_csrf=${await mallory.token()}`;
    for (const page of [
      { origin: 'https://evil.test', site: 'cross-site' },
      { origin: 'https://blog.acme.test', site: 'same-site' },
      { origin: 'null', site: 'cross-site' },
    ]) {
      expect((await mallory.send('POST', '/profile', { form, page })).status).toBe(403);
      const json = { bio: 'Hello' };
      const patched = await mallory.send('PATCH', `/users/${MALLORY}`, { json, page });
      expect(patched.status).toBe(403);
    }
  });

  test('offers what the caller may write', async () => {
    const own = ['display_name', 'email', 'bio', 'theme', 'newsletter'];
    expect(await offered(mallory)).toEqual(own);
    const ada = await signedIn(running.url, '', 'ada');
    const staffs = ['is_admin', 'subscription_tier', 'internal_notes'];
    expect(await offered(ada)).toEqual([...own, ...staffs]);
  });

  test('is a page in which nothing can run', async () => {
    const display_name = `"><script>alert('&')</script>`;
    const bio = '</textarea><img src=x onerror=alert(1)>';
    await mallory.send('PATCH', `/users/${MALLORY}`, { json: { display_name, bio } });
    const response = await mallory.send('GET', '/profile');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    const text = await response.text();
    expect(text).not.toMatch(/<script|<img/);
    expect(text).toContain('&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)');
  });

  test('is no file, no JSON, and no longer than it has to be', async () => {
    for (const [type, status] of [
      ['multipart/form-data; boundary=x', 415],
      ['application/json', 415],
      ['text/plain', 415],
      ['application/x-www-form-urlencoded', 413],
    ] as const) {
      const response = await fetch(`${running.url}/profile`, {
        method: 'POST',
        headers: {
          origin: running.url,
          cookie: `__Host-session=${mallory.session}`,
          'content-type': type,
        },
        body: 'a'.repeat(20_000),
      });
      expect(response.status).toBe(status);
    }
  });

  const offered = async (browser: Browser) => {
    const text = await (await browser.send('GET', '/profile')).text();
    const names = [...text.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]*)"/g)];
    return names.map(([, name]) => name).filter((name) => name !== '_csrf');
  };
});

const CANARY = 'canary-7f3a';
const HOSTILE: readonly [string, string, string][] = [
  ['__proto__', `{"__proto__":{"is_admin":true}}`, '__proto__=1'],
  ['constructor', `{"constructor":"${CANARY}"}`, `constructor=${CANARY}`],
  ['a key twice', `{"bio":"a","bio":"${CANARY}"}`, `bio=a&bio=${CANARY}`],
  ['a key in brackets', `{"user[is_admin]":true}`, 'user[is_admin]=true'],
  ['another spelling', `{"Is_Admin":true,"is_admin ":true}`, 'Is_Admin=true&is%5Fadmin=true'],
  ['another value', `{"theme":"${CANARY}"}`, `theme=${CANARY}`],
  ['a NUL', String.raw`{"bio":"${CANARY}\u0000"}`, `bio=${CANARY}%00`],
  [
    'a line feed in a name',
    String.raw`{"display_name":"${CANARY}\n"}`,
    `display_name=${CANARY}%0A`,
  ],
  ['too long a text', `{"bio":"${CANARY.repeat(99)}"}`, `bio=${CANARY.repeat(99)}`],
  ['its own id', '{"id":1}', 'id=1'],
  ['the hash of a password', `{"password_hash":"${CANARY}"}`, `password_hash=${CANARY}`],
  ['the token as a field of JSON', `{"_csrf":"${CANARY}"}`, `_csrf=${CANARY}&_csrf=${CANARY}`],
];

test.each(HOSTILE)('%s is refused, and not repeated', async (_, json, form) => {
  const before = await findUser(running.database, MALLORY);
  const headers = {
    origin: running.url,
    cookie: `__Host-session=${mallory.session}`,
    'content-type': 'application/json',
  };
  const url = `${running.url}/users/${MALLORY}`;
  const patched = await fetch(url, { method: 'PATCH', headers, body: json });
  const posted = await mallory.send('POST', '/profile', {
    form: `${form}&_csrf=${await mallory.token()}`,
  });
  for (const response of [patched, posted]) {
    expect(response.status).toSatisfy((status: number) => status >= 400 && status < 500);
    expect(await response.text()).not.toContain(CANARY);
  }
  expect(await findUser(running.database, MALLORY)).toEqual(before);
});

test('whether a record exists is not told to whoever may not see it', async () => {
  const foreign = await mallory.send('GET', `/users/${VERA}`);
  const answer = await foreign.text();
  for (const id of ['4', '999999999', '9999999999', '0', '01', '1.0', '-1', '1e0', '%31', '1/']) {
    const missing = await mallory.send('GET', `/users/${id}`);
    expect([missing.status, await missing.text()]).toEqual([404, answer]);
  }
});

test('an admin may what the owner may not, and not what is the owner’s', async () => {
  const ada = await signedIn(running.url, '', 'ada');
  const json = { subscription_tier: 'pro', internal_notes: 'Paid' };
  expect((await ada.send('PATCH', `/users/${VERA}`, { json })).status).toBe(200);
  expect(await findUser(running.database, VERA)).toMatchObject(json);
  const bio = await ada.send('PATCH', `/users/${VERA}`, { json: { bio: 'Mine' } });
  expect(bio.status).toBe(422);
});

test('a refusal is written to the audit log, without the value', async () => {
  const report = {
    model: 'User',
    roles: ['owner'],
    principal: MALLORY,
    issues: [
      {
        code: 'not_writable',
        path: ['account_balance'],
        message: 'Not writable',
        pointer: '/account_balance',
      },
    ],
  };
  const form = `account_balance=1&_csrf=${await mallory.token()}`;
  await mallory.send('POST', '/profile', { form });
  expect(running.audit.at(-1)).toMatchObject(report);

  const logged = running.audit.length;
  await mallory.send('PATCH', `/users/${MALLORY}`, { json: { account_balance: 1 } });
  expect(running.audit.slice(logged)).toMatchObject([report]);
});

test('what README.md says of curl is so', async () => {
  const lines = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('curl '));
  expect(lines).toHaveLength(7);
  const cwd = mkdtempSync(path.join(tmpdir(), 'secure-design-'));
  try {
    for (const line of lines) {
      const [command = '', promised] = line.split(' # ');
      const here = command.replaceAll('http://127.0.0.1:3000', running.url);
      const told = `${here} --silent --output answer --write-out '%{http_code}'`;
      const { stdout } = await promisify(execFile)('bash', ['-c', told], { cwd });
      expect(`${command} # ${stdout}`).toBe(`${command} # ${promised}`);
    }
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

test('no request made the server fail', () => {
  const unexpected = running.errors.filter(
    (error) => !(error instanceof Error && 'status' in error),
  );
  expect(unexpected).toEqual([]);
});

async function read(browser: Browser, place: string): Promise<unknown> {
  return (await browser.send('GET', place)).json();
}

const signIn = (form: string): Promise<Response> =>
  mallory.send('POST', '/login', { form, session: '' });
