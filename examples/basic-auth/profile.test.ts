import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, AttackRequest, Row } from '../attacking/attack.js';
import { gotThrough, wasStopped } from '../attacking/verdict.js';
import { attacks, PROFILE } from './attacks.js';
import { ADA, MALLORY, MALLORYS_HOME, SIGN_IN, VERA, VERAS_HOME } from './fixtures.js';
import { attackTwin, runAttack, send } from './run-attack.js';
import { CHEAP, start, type Running } from './start.js';
import { users } from './tables/users.js';

let running: Running;
beforeAll(async () => {
  running = await start({ databaseUrl: process.env['DATABASE_URL'], cost: CHEAP });
});
afterAll(() => running.close());
beforeEach(() => running.reset());

describe('an attack', () => {
  test.each(attacks)('$title', async (attack) => {
    const { unsafe, safe } = await runAttack(running, attack);
    expect(unsafe.answer.status).toBe(200);
    expect(gotThrough(attack, unsafe)).toBe(true);
    expect(safe.answer.status).toBe(422);
    expect(safe.answer.refused).toContain(attack.pointer);
    expect(wasStopped(attack, safe)).toBe(true);
  });

  const onProfile = attacks.filter(({ request }) => request.path === '/profile');
  const inJson = onProfile.filter(({ request }) => request.method === 'PUT');

  test.each(inJson)("beside the article's list of allowed fields: $title", async (attack) => {
    const listed = await attackTwin(running, '/allow-list', attack);
    expect(listed.answer.status).toBe(200); // and nobody is told
    expect(gotThrough(attack, listed)).toBe(attack.field.includes('.'));
  });
});

describe('an honest request', () => {
  test.each<[string, AttackRequest, object]>([
    ['JSON', request('PUT', '/profile', PROFILE), { bio: 'Hello', addresses: [] }],
    ['JSON, by id', request('PATCH', `/users/${MALLORY}`, { bio: 'Hello' }), { bio: 'Hello' }],
    [
      'a form',
      request('POST', '/profile', formOf('bio=Hello&preferences[theme]=dark')),
      { bio: 'Hello', preferences: { theme: 'dark', newsletter: false, beta_features: false } },
    ],
    [
      'a query',
      request('PATCH', '/profile?bio=Hello&preferences[newsletter]=true'),
      { bio: 'Hello', preferences: { theme: 'light', newsletter: true, beta_features: false } },
    ],
    ['segments of a path', request('PUT', '/profile/bio/Hello'), { bio: 'Hello' }],
  ])('as %s changes the row, whichever twin', async (_, sent, changes) => {
    for (const twin of ['', '/unsafe']) {
      await running.reset();
      expect((await send(running.url + twin, sent)).status).toBe(200);
      expect(await rowOf(MALLORY)).toMatchObject(changes);
    }
  });

  test('with one nested value leaves the others', async () => {
    await ask('ada', 'PATCH', `/users/${MALLORY}`, { preferences: { beta_features: true } });
    const changes = { preferences: { theme: 'dark' } };
    expect((await ask('mallory', 'PATCH', `/users/${MALLORY}`, changes)).status).toBe(200);
    const preferences = { theme: 'dark', newsletter: false, beta_features: true };
    expect(await rowOf(MALLORY)).toMatchObject({ preferences });
  });

  test('that replaces the profile leaves what is not its owner’s', async () => {
    const changes = { role: 'editor', permissions: ['export'] };
    await ask('ada', 'PATCH', `/users/${MALLORY}`, changes);
    await ask('ada', 'PATCH', `/users/${MALLORY}`, { preferences: { beta_features: true } });
    expect((await ask('mallory', 'PUT', '/profile', PROFILE)).status).toBe(200);
    const preferences = { ...PROFILE.preferences, beta_features: true };
    expect(await rowOf(MALLORY)).toMatchObject({ ...PROFILE, ...changes, preferences });
  });

  test('with a stored item keeps what the server knows of it; a new one gets an id', async () => {
    const addresses = [
      { street: 'Dorpsweg 3', city: 'Ede' },
      { id: VERAS_HOME, street: 'Kade 4', city: 'Delft' },
    ];
    expect((await ask('vera', 'PATCH', `/users/${VERA}`, { addresses })).status).toBe(200);
    expect(await rowOf(VERA)).toMatchObject({
      addresses: [
        { ...addresses[0], id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        { ...addresses[1], verified_at: '2026-01-31T09:00:00Z' },
      ],
    });
  });

  test('may repeat the id of its path', async () => {
    const changes = { id: MALLORY, bio: 'Hello' };
    expect((await ask('mallory', 'PATCH', `/users/${MALLORY}`, changes)).status).toBe(200);
  });

  test('of an admin changes what admins may, and no more', async () => {
    const changes = { role: 'editor', permissions: ['export'] };
    expect((await ask('ada', 'PATCH', `/users/${VERA}`, changes)).status).toBe(200);
    expect(await rowOf(VERA)).toMatchObject(changes);
    const answer = await ask('ada', 'PATCH', `/users/${VERA}`, { bio: 'By Ada' });
    expect(answer).toMatchObject({ status: 422, refused: ['#/bio'] });
  });

  test('loses nothing to others at the same time', async () => {
    const answers = await Promise.all([
      ask('mallory', 'PATCH', `/users/${MALLORY}`, { bio: 'Hello' }),
      ask('mallory', 'PATCH', `/users/${MALLORY}`, { preferences: { theme: 'dark' } }),
      ask('ada', 'PATCH', `/users/${MALLORY}`, { preferences: { beta_features: true } }),
      ask('ada', 'PATCH', `/users/${MALLORY}`, { role: 'editor' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const preferences = { theme: 'dark', newsletter: false, beta_features: true };
    expect(await rowOf(MALLORY)).toMatchObject({ bio: 'Hello', role: 'editor', preferences });
  });

  test('for a name that somebody has is a conflict', async () => {
    expect((await ask('mallory', 'PUT', '/profile/username/vera')).status).toBe(409);
    expect(await rowOf(MALLORY)).toMatchObject({ username: 'mallory' });
  });
});

describe('who is asking', () => {
  const routes: [AttackRequest['method'], string, unknown?][] = [
    ['PUT', '/profile', PROFILE],
    ['PATCH', `/users/${MALLORY}`, { bio: 'Hello' }],
    ['POST', '/profile', formOf('bio=Hello')],
    ['PATCH', '/profile?bio=Hello'],
    ['PUT', '/profile/bio/Hello'],
  ];

  test.each(routes)('%s %s needs a name and its password', async (method, path, body) => {
    const told = new Set<string>();
    for (const key of [undefined, 'mallory:wrong', 'nobody:correct:horse', 'mallory:']) {
      for (const twin of ['', '/unsafe']) {
        const sent = { method, path, body, ...(key !== undefined && { key }) };
        const answer = await send(running.url + twin, sent);
        expect(answer.status).toBe(401);
        told.add(JSON.stringify(answer.body));
      }
    }
    expect(told.size).toBe(1);
    expect(await rowOf(MALLORY)).toMatchObject({ bio: '' });
  });

  test('is asked with a challenge', async () => {
    const response = await fetch(`${running.url}/profile?bio=Hello`, { method: 'PATCH' });
    expect(response.headers.get('www-authenticate')).toBe(
      'Basic realm="profiles", charset="UTF-8"',
    );
  });

  test('is known by a scrypt hash, and the password is stored nowhere', async () => {
    const row = await rowOf(MALLORY);
    expect(row['password_hash']).toMatch(/^\$scrypt\$/);
    expect(JSON.stringify(row)).not.toContain('correct:horse');
  });

  test('does not say what they may do: a foreign profile is as one that is not there', async () => {
    const [foreign, missing, malformed] = await Promise.all(
      [ADA, 'ffffffff-0000-4000-8000-000000000000', "'"].map((id) =>
        ask('mallory', 'PATCH', `/users/${id}`, { bio: 'Owned' }),
      ),
    );
    expect(foreign?.status).toBe(404);
    expect(missing).toEqual(foreign);
    expect(malformed).toEqual(foreign);
    expect(await rowOf(ADA)).toMatchObject({ bio: '' });
  });

  test('is asked of the row each time: who is no admin any more is none', async () => {
    const promote = () => ask('ada', 'PATCH', `/users/${VERA}`, { role: 'editor' });
    expect((await promote()).status).toBe(200);
    await running.database.update(users).set({ is_admin: false }).where(eq(users.id, ADA));
    expect((await promote()).status).toBe(404);
  });
});

describe('the safe twin', () => {
  test.each<[string, number, string, string]>([
    ['a name twice', 400, 'bio=a&bio=b', '#/bio'],
    ['a name twice, otherwise', 400, 'bio=a&b%69o=b', '#/bio'],
    ['somebody else’s nesting', 422, 'user[is_admin]=true', '#/user'],
    ['a dot', 422, 'preferences.beta_features=true', '#/preferences.beta_features'],
    ['__proto__', 422, '__proto__[is_admin]=true', '#/__proto__'],
    ['constructor', 422, 'constructor[prototype][is_admin]=true', '#/constructor'],
    ['an index beyond', 400, 'addresses[7][city]=Ede', '#/addresses'],
  ])('refuses %s, in a form (%d) and in a query', async (_, status, pairs, pointer) => {
    const before = await rowOf(MALLORY);
    const form = await ask('mallory', 'POST', '/profile', formOf(pairs));
    const query = await ask('mallory', 'PATCH', `/profile?${pairs}`);
    expect([form.status, query.status]).toEqual([status, 422]);
    expect(form.refused).toContain(pointer);
    expect(query.refused).toContain(pointer);
    expect(await rowOf(MALLORY)).toEqual(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each([
    ['PUT', '/profile', 'application/x-www-form-urlencoded', 'bio=Hello'],
    ['PUT', '/profile', 'text/plain', JSON.stringify(PROFILE)],
    ['PATCH', `/users/${MALLORY}`, 'application/json\ta', '{"bio":"Hello"}'],
    ['POST', '/profile', 'text/plain', 'bio=Hello'],
    ['POST', '/profile', 'application/x-www-form-urlencoded; charset=latin1', 'bio=Hello'],
    ['POST', '/profile', 'multipart/form-data; boundary=x; boundary=y', '--x--'],
  ])('%s %s refuses %j', async (method, path, type, body) => {
    const headers = { ...signedIn('mallory'), 'content-type': type, origin: running.url };
    const sent = { method, headers, body };
    const response = await fetch(running.url + path, sent);
    expect(response.status).toBe(415);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await rowOf(MALLORY)).toMatchObject({ bio: '' });
  });

  test('an address of somebody else is told to the audit log, too, though only the row shows it', async () => {
    const before = running.audit.length;
    const addresses = [{ id: VERAS_HOME, street: 'hunter2', city: 'Ede' }];
    const sent = { ...PROFILE, addresses };
    expect((await ask('mallory', 'PUT', '/profile', sent)).status).toBe(422);
    const told = running.audit.slice(before);
    expect(told).toMatchObject([
      {
        principal: { userId: MALLORY },
        roles: ['owner'],
        issues: [{ code: 'value_not_allowed', pointer: '/addresses/0/id' }],
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });

  test('refuses a key that was sent twice', async () => {
    const headers = { ...signedIn('mallory'), 'content-type': 'application/json' };
    const body = '{"bio":"Hello","bio":"Goodbye"}';
    const address = `${running.url}/users/${MALLORY}`;
    expect((await fetch(address, { method: 'PATCH', headers, body })).status).toBe(400);
  });

  test('refuses the form of another site, for which a browser signs in, too', async () => {
    const sent = { method: 'POST', body: formOf('bio=Forged') };
    for (const foreign of [
      { origin: 'https://evil.test' },
      { 'sec-fetch-site': 'cross-site' },
      {},
    ]) {
      const headers = { ...signedIn('mallory'), ...foreign };
      expect((await fetch(`${running.url}/profile`, { ...sent, headers })).status).toBe(403);
      expect(await rowOf(MALLORY)).toMatchObject({ bio: '' });
    }
    const headers = { ...signedIn('mallory'), origin: 'https://evil.test' };
    expect((await fetch(`${running.url}/unsafe/profile`, { ...sent, headers })).status).toBe(200);
    expect(await rowOf(MALLORY)).toMatchObject({ bio: 'Forged' });
  });

  test('answers with what may be read; the other with the whole row', async () => {
    const unsafe = await ask('mallory', 'PATCH', '/unsafe/profile?bio=Hello');
    expect(unsafe.body).toHaveProperty('password_hash');
    const safe = await ask('mallory', 'PATCH', '/profile?bio=Hello');
    expect(safe.body).toMatchObject({ id: MALLORY, addresses: [{ id: MALLORYS_HOME }] });
    expect(safe.body).not.toHaveProperty('password_hash');
  });

  test('writes a refusal to the audit log, with who asked and without the value', async () => {
    const before = running.audit.length;
    await ask('mallory', 'PATCH', '/profile?is_admin=hunter2');
    const told = running.audit.slice(before);
    expect(told).toMatchObject([
      {
        model: 'User',
        roles: ['owner'],
        outcome: 'rejected',
        principal: { userId: MALLORY },
        issues: [{ code: 'not_writable', pointer: '/is_admin' }],
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });
});

test('no request of the document holds what is nobody’s to send', () => {
  const document: {
    components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
  } = JSON.parse(readFileSync(`${import.meta.dirname}/generated/openapi.json`, 'utf8'));
  const schemas = Object.entries(document.components.schemas);
  const requests = schemas.filter(([name]) => /^(?:Update|Replace)User/.test(name));
  expect(requests.length).toBeGreaterThanOrEqual(2);
  for (const [, { properties = {} }] of requests) {
    expect(Object.keys(properties)).not.toEqual([]);
    for (const key of ['id', 'is_admin', 'password_hash'])
      expect(properties).not.toHaveProperty(key);
  }
});

describe('the README', () => {
  const readme = readFileSync(`${import.meta.dirname}/README.md`, 'utf8');
  const lines = [...readme.matchAll(/^(curl .*?) +# (\d{3})/gm)];

  test('has such lines', () => expect(lines.length).toBeGreaterThan(5));

  test.each(lines.map(([, command = '', status = '']) => [status, command]))(
    '%s: %s',
    async (status, command) => {
      const here = command.replaceAll('http://localhost:3000', running.url);
      const printsStatus = `${here} --silent --output /dev/null --write-out '%{http_code}'`;
      const { stdout } = await promisify(execFile)('sh', ['-c', printsStatus]);
      expect(stdout).toBe(status);
    },
  );
});

function request(method: AttackRequest['method'], path: string, body?: unknown): AttackRequest {
  return { method, path, body, key: SIGN_IN.mallory };
}

function formOf(pairs: string): URLSearchParams {
  return new URLSearchParams(pairs);
}

function ask(
  who: keyof typeof SIGN_IN,
  method: AttackRequest['method'],
  path: string,
  body?: unknown,
): Promise<Answer> {
  return send(running.url, { method, path, body, key: SIGN_IN[who] });
}

function signedIn(who: keyof typeof SIGN_IN): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(SIGN_IN[who]).toString('base64')}` };
}

async function rowOf(id: string): Promise<Row> {
  const [row] = await running.rows(`select * from basic_auth.users where id = '${id}'`);
  expect(row).toBeDefined();
  return row ?? {};
}
