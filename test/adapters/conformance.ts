/** What every adapter must do, over real HTTP. The application is in `application.ts`. */
import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { audit, LEAK } from './application.js';
import { conformsForCallers } from './conforms-for-callers.js';
import { conformsForForms } from './conforms-for-forms.js';
import { conformsForJsonPatches } from './conforms-for-json-patches.js';
import { expectProblem, SECRET } from './expect-problem.js';
import { send, type Answer, type Sent } from './send.js';

/**
 * A running application with these routes; whatever answers 200 answers `{ body }` in JSON:
 *
 * - `PATCH /users/:id`: `openUser` chooses; answers `{ body, id }` with the id of the chosen user
 * - `POST /users`: `createUserByOwner`; `PUT /users`: `replaceUserByOwner`
 * - `PATCH /signed`: `openSigned` chooses
 * - `PATCH /small`, `/audited`, `/disclosed`: `updateUserByOwner` with those options
 * - `PATCH /stored/:id`: `openStored` chooses; answers as `/users/:id` does
 * - `POST /forms/:id`: `openUser` chooses, with `FORMS`; answers as `/users/:id` does
 * - `GET` and `DELETE /callers/:id`: `admitTo` admits, without a body; answers `{ id }` of the record
 * - `DELETE /signed-callers`: `admitSigned` admits; answers `{ id }` of the caller
 * - `GET /caller-fails`, `/caller-forgets`, `/caller-no-roles`: nobody is admitted, by mistake
 * - `PATCH /fails`: the handler fails; `PATCH /chooses-nothing`, `/chooser-fails`: the chooser does
 * - `GET` and `PATCH /plain/:id`: answers `{}`, without the adapter; so does `GET /users/:id`
 */
export interface Served {
  readonly origin: string;
  readonly close: () => Promise<unknown>;
  /** Takes what was logged since the last call, where the application is in another process. */
  readonly takeAudit?: () => Promise<unknown>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const MALLORY = { authorization: 'Bearer mallory' };
const MINE = { method: 'PATCH', path: '/users/m', headers: { ...JSON_TYPE, ...MALLORY } };
const NEW_USER = {
  username: 'newbie',
  display_name: 'New',
  email: 'new@acme.test',
  password: 'correct horse battery',
};

/**
 * @param keepsConnection Whether a connection survives a body that is too large. Some hosts close
 *   it.
 */
export function conformance(start: () => Promise<Served>, keepsConnection = true): void {
  let served: Served;
  beforeAll(async () => {
    served = await start();
  });
  afterAll(() => served.close());
  const takeAudit = async (): Promise<unknown> => served.takeAudit?.() ?? audit.splice(0);
  beforeEach(() => takeAudit());

  const ask = (sent: Sent): Promise<Answer> => send(served.origin, sent);
  const patch = (body: string | Uint8Array, headers: Sent['headers'] = {}): Promise<Answer> =>
    ask({ ...MINE, body, headers: { ...MINE.headers, ...headers } });

  describe('an accepted body', () => {
    test('reaches the handler, with what was chosen', async () => {
      const answer = await patch('{"bio":"Hello"}');
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toEqual({ body: { bio: 'Hello' }, id: 'm' });
    });

    test('in chunks', async () => {
      const answer = await ask({ ...MINE, body: '{"bio":"Hello"}', isChunked: true });
      expect(JSON.parse(answer.text)).toEqual({ body: { bio: 'Hello' }, id: 'm' });
    });

    test('of a Dto that needs no chooser', async () => {
      const body = JSON.stringify(NEW_USER);
      const answer = await ask({ method: 'POST', path: '/users', headers: JSON_TYPE, body });
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toEqual({ body: NEW_USER });
    });

    test('by the roles of the caller', async () => {
      const ada = { authorization: 'Bearer ada' };
      expect((await patch('{"is_admin":true}', ada)).status).toBe(200);
      expect((await patch('{"is_admin":true}')).status).toBe(422);
    });

    test('that agrees with the path, as far as the path says more', async () => {
      const answer = await patch('{"id":"m","bio":"Hello"}');
      expect(JSON.parse(answer.text)).toEqual({ body: { bio: 'Hello' }, id: 'm' });
    });

    test.each([
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'application/json ; charset="utf-8"',
      'Application/JSON',
      'application/merge-patch+json',
      'application/merge-patch+json; charset=utf-8',
    ])('as %s', async (type) => {
      expect((await patch('{"bio":"Hello"}', { 'content-type': type })).status).toBe(200);
    });

    test('announced with Expect: 100-continue', async () => {
      expect((await patch('{"bio":"Hello"}', { expect: '100-continue' })).status).toBe(200);
    });

    test('up to the limit', async () => {
      const small = { method: 'PATCH', path: '/small', headers: JSON_TYPE };
      const body = `{"bio":"${'x'.repeat(30)}"}`;
      expect(body.length).toBe(40);
      expect((await ask({ ...small, body })).status).toBe(200);
      expectProblem(await ask({ ...small, body: `${body} ` }), 413);
      expectProblem(await ask({ ...small, body: `${body} `, isChunked: true }), 413);
    });
  });

  describe('a Content-Type that is refused', () => {
    test.each<[string, string | string[]]>([
      ['text', 'text/plain'],
      ['text that JSON is in', 'text/plain; application/json'],
      ['a tab within', 'application/json\ta'],
      ['a space within', 'application/json a'],
      ['a form', 'application/x-www-form-urlencoded'],
      ['parts', 'multipart/form-data; boundary=x'],
      ['bytes', 'application/octet-stream'],
      ['anything', '*/*'],
      ['no media type', 'json'],
      ['nothing', ''],
      ['a longer subtype', 'application/jsonx'],
      ['another suffix', 'application/vnd.api+json'],
      ['a JSON Patch', 'application/json-patch+json'],
      ['lines of JSON', 'application/x-ndjson'],
      ['another charset', 'application/json; charset=utf-16'],
      ['another parameter', 'application/json; x=1'],
      ['two parameters', 'application/json; charset=utf-8; charset=utf-8'],
      ['an empty parameter', 'application/json;'],
      ['two in one', 'application/json, text/plain'],
      ['one twice in one', 'application/json, application/json'],
      ['one twice', ['application/json', 'application/json']],
      ['two', ['application/json', 'text/plain']],
      ['two, the other way round', ['text/plain', 'application/json']],
      ['a key of all objects', 'constructor'],
      ['__proto__', '__proto__/__proto__'],
    ])('%s: %j', async (_, type) => {
      const answer = await patch(`{"bio":"${SECRET}"}`, { 'content-type': type });
      expectProblem(answer, 415);
      expect(answer.headers['accept-patch']).toBe('application/merge-patch+json, application/json');
    });

    test.each(['{"bio":"Hello"}', ''])('a missing one, with the body %j', async (body) => {
      expectProblem(await ask({ ...MINE, headers: MALLORY, body }), 415);
    });

    test('a missing one, without a body', async () => {
      expectProblem(await ask({ ...MINE, headers: MALLORY }), 415);
    });

    test('a merge patch where nothing is patched', async () => {
      const headers = { 'content-type': 'application/merge-patch+json' };
      const post = await ask({ method: 'POST', path: '/users', headers, body: '{}' });
      expectProblem(post, 415);
      expect(post.headers['accept-post']).toBe('application/json');
      const put = await ask({ method: 'PUT', path: '/users', headers, body: '{}' });
      expectProblem(put, 415);
      expect(put.headers['accept']).toBe('application/json');
    });

    test.each(['gzip', 'br', 'identity', 'GZIP'])('with the encoding %s', async (encoding) => {
      const answer = await patch('{"bio":"Hello"}', { 'content-encoding': encoding });
      expectProblem(answer, 415);
      expect(answer.headers['accept-encoding']).toBe('identity');
    });
  });

  describe('a body that is refused', () => {
    test.each<[string, number, string | Uint8Array, string]>([
      ['a field of somebody else', 422, `{"is_admin":"${SECRET}"}`, '#/is_admin'],
      ['a field of nobody', 422, `{"password_hash":"${SECRET}"}`, '#/password_hash'],
      ['an unknown key', 422, `{"x~/ y":"${SECRET}"}`, '#/x~0~1%20y'],
      ['a wrong value', 422, `{"email":"${SECRET}"}`, '#/email'],
      ['a nested key', 422, `{"preferences":{"nope":"${SECRET}"}}`, '#/preferences/nope'],
      ['__proto__', 422, `{"__proto__":{"is_admin":"${SECRET}"}}`, '#/__proto__'],
      ['constructor', 422, `{"constructor":{"prototype":"${SECRET}"}}`, '#/constructor'],
      ['a list', 422, `["${SECRET}"]`, '#'],
      ['an empty list', 422, '[]', '#'],
      ['null', 422, 'null', '#'],
      ['a text', 422, `"${SECRET}"`, '#'],
      ['a key twice', 400, `{"bio":"${SECRET}","bio":""}`, '#/bio'],
      ['a key twice, otherwise', 400, `{"bio":"","b\\u0069o":"${SECRET}"}`, '#/bio'],
      ['__proto__ twice', 400, `{"__proto__":"${SECRET}","__proto__":1}`, '#/__proto__'],
      ['a byte order mark', 400, `\ufeff{"bio":"${SECRET}"}`, '#'],
      ['UTF-16', 400, Buffer.from(`{"bio":"${SECRET}"}`, 'utf16le'), '#'],
      ['no UTF-8', 400, Buffer.from([0x22, 0xff, 0x22]), '#'],
      ['nothing', 400, '', '#'],
      ['space', 400, ' \n', '#'],
      ['no JSON', 400, `{"bio":${SECRET}}`, '#'],
      ['half of it', 400, `{"bio":"${SECRET}`, '#'],
      ['two documents', 400, `{"bio":"${SECRET}"}{}`, '#'],
      ['a form', 400, `bio=${SECRET}`, '#'],
      ['too deep', 400, '{"bio":'.repeat(65), `#${'/bio'.repeat(64)}`],
    ])('%s: %d', async (_, status, body, pointer) => {
      const { errors } = expectProblem(await patch(body), status);
      expect(errors.map((error) => error.pointer)).toEqual([pointer]);
    });

    test('no body at all', async () => {
      expectProblem(await ask(MINE), 400);
    });

    test.each([false, true])('2 MB (in chunks: %s), and the server goes on', async (isChunked) => {
      const agent = new Agent({ keepAlive: keepsConnection, maxSockets: 1 });
      const body = Buffer.alloc(2 * 1024 * 1024, ' ');
      for (let round = 0; round < 5; round++) {
        expectProblem(await ask({ ...MINE, body, isChunked, agent }), 413);
        expect((await ask({ ...MINE, body: '{"bio":"Hello"}', agent })).status).toBe(200);
        const headers = { ...JSON_TYPE, authorization: 'Bearer nobody' };
        expectProblem(await ask({ ...MINE, headers, body, isChunked, agent }), 401);
      }
      agent.destroy();
    });

    test('does not say whether a key exists', async () => {
      const forbidden = expectProblem(await patch('{"is_admin":true}'), 422);
      const unknown = expectProblem(await patch('{"no_such":true}'), 422);
      expect(forbidden.errors[0]).toEqual({ ...unknown.errors[0], pointer: '#/is_admin' });
    });

    test('unless that is disclosed', async () => {
      const body = '{"is_admin":true,"no_such":1}';
      const sent = { method: 'PATCH', path: '/disclosed', headers: JSON_TYPE, body };
      const { errors } = expectProblem(await ask(sent), 422);
      expect(errors.map(({ code }) => code)).toEqual(['not_writable', 'unknown_key']);
    });

    test('is stripped where that was asked for, and told', async () => {
      const body = `{"bio":"Hello","is_admin":"${SECRET}"}`;
      const sent = { method: 'PATCH', path: '/audited', headers: JSON_TYPE, body };
      expect(JSON.parse((await ask(sent)).text)).toEqual({ body: { bio: 'Hello' } });
      const told = await takeAudit();
      expect(told).toMatchObject([
        {
          model: 'User',
          roles: ['owner'],
          outcome: 'stripped',
          issues: [{ pointer: '/is_admin' }],
        },
      ]);
      expect(JSON.stringify(told)).not.toContain(SECRET);
    });

    test('a second key is told, too', async () => {
      const sent = { method: 'PATCH', path: '/audited', headers: JSON_TYPE };
      expectProblem(await ask({ ...sent, body: '{"bio":"","bio":""}' }), 400);
      expect(await takeAudit()).toMatchObject([
        { outcome: 'rejected', issues: [{ pointer: '/bio' }] },
      ]);
    });

    test('not by a client that hangs up, and the server goes on', async () => {
      await hangUp(served.origin);
      expect((await patch('{"bio":"Hello"}')).status).toBe(200);
    });
  });

  describe('who asks', () => {
    test('nobody: 401, with a challenge', async () => {
      const answer = await ask({ ...MINE, headers: JSON_TYPE, body: '{"bio":"Hello"}' });
      expectProblem(answer, 401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    });

    test('nobody is told more by the type, the length or the content of a body', async () => {
      const headers = { 'content-type': 'text/plain' };
      for (const body of ['', '{"is_admin":1}', ' '.repeat(2 * 1024 * 1024)]) {
        expectProblem(await ask({ ...MINE, headers, body }), 401);
      }
    });

    test('somebody else: 403', async () => {
      expectProblem(await ask({ ...MINE, path: '/users/v', body: '{"bio":"Hello"}' }), 403);
    });

    test('for nobody: 404', async () => {
      expectProblem(await ask({ ...MINE, path: '/users/__proto__', body: '{}' }), 404);
    });

    test('credentials sent twice are no credentials', async () => {
      const authorization = ['Bearer mallory', 'Bearer ada'];
      const headers = { ...JSON_TYPE, Authorization: authorization } as Sent['headers'] & {};
      expect((await ask({ ...MINE, headers, body: '{"is_admin":true}' })).status).not.toBe(200);
    });

    test('a credential vouches for the bytes', async () => {
      const body = '{"bio":  "Hello"}';
      const digest = createHash('sha256').update(body).digest('hex');
      const signed = { method: 'PATCH', path: '/signed', body };
      const good = await ask({ ...signed, headers: { ...JSON_TYPE, 'x-digest': digest } });
      expect(JSON.parse(good.text)).toEqual({ body: { bio: 'Hello' } });
      const bad = await ask({
        ...signed,
        headers: { ...JSON_TYPE, 'x-digest': digest },
        body: '{}',
      });
      expectProblem(bad, 401);
      const long = ' '.repeat(2 * 1024 * 1024);
      expectProblem(await ask({ ...signed, headers: JSON_TYPE, body: long }), 413);
    });
  });

  conformsForJsonPatches(ask);
  conformsForForms(ask);
  conformsForCallers(ask);

  describe('what fails on the server is 500, and says no more', () => {
    test.each(['/fails', '/chooser-fails', '/chooses-nothing'])('%s', async (path) => {
      const body = `{"bio":"${SECRET}"}`;
      const answer = await ask({ method: 'PATCH', path, headers: JSON_TYPE, body });
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain(LEAK);
      expect(answer.text).not.toContain(SECRET);
      expect(answer.text).not.toMatch(/\n\s+at /);
      expect(answer.text).not.toMatch(/updateUserBy/);
    });
  });

  test.each(['OPTIONS', 'HEAD', 'GET'])('%s is left alone', async (method) => {
    const [mine, plain] = await Promise.all([
      ask({ method, path: '/users/m' }),
      ask({ method, path: '/plain/m' }),
    ]);
    const seen = ({ status, headers, text }: Answer): unknown[] => [
      status,
      headers['content-type'],
      headers['allow'],
      text.replaceAll('/users/', '/plain/'),
    ];
    expect(seen(mine)).toEqual(seen(plain));
  });
}

/** Announces a longer body than it sends, then hangs up. */
function hangUp(origin: string): Promise<void> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const head = ['PATCH /users/m HTTP/1.1', 'Host: x', 'Authorization: Bearer mallory'];
      const type = ['Content-Type: application/json', 'Content-Length: 100'];
      socket.write(`${[...head, ...type].join('\r\n')}\r\n\r\n{"bio":`, () =>
        setTimeout(() => socket.destroy(), 50),
      );
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}
