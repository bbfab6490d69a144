/** A part of `conformance.ts`: JSON Patches, where the stored record is chosen. */
import { describe, expect, test } from 'vitest';
import { HASH } from './application.js';
import { expectProblem, SECRET } from './expect-problem.js';
import type { Answer, Sent } from './send.js';

const TYPE = 'application/json-patch+json';
const MALLORY = { authorization: 'Bearer mallory' };
const STORED = {
  method: 'PATCH',
  path: '/stored/m',
  headers: { ...MALLORY, 'content-type': TYPE },
};

export function conformsForJsonPatches(ask: (sent: Sent) => Promise<Answer>): void {
  const patch = (body: unknown): Promise<Answer> =>
    ask({ ...STORED, body: typeof body === 'string' ? body : JSON.stringify(body) });

  describe('a JSON Patch', () => {
    test('reaches the handler as a merge patch does', async () => {
      const sent = [
        { op: 'test', path: '/is_admin', value: false },
        { op: 'replace', path: '/bio', value: 'Hello' },
      ];
      const { status, text } = await patch(sent);
      expect([status, JSON.parse(text)]).toEqual([200, { body: { bio: 'Hello' }, id: 'm' }]);
    });

    test.each([`${TYPE}; charset=utf-8`, 'Application/JSON-Patch+JSON'])('as %s', async (type) => {
      const headers = { ...MALLORY, 'content-type': type };
      expect((await ask({ ...STORED, headers, body: '[]' })).status).toBe(200);
    });

    test('is said to be taken, beside the others', async () => {
      const headers = { ...MALLORY, 'content-type': 'text/plain' };
      const answer = await ask({ ...STORED, headers, body: '[]' });
      expectProblem(answer, 415);
      expect(answer.headers['accept-patch']).toBe(
        `application/merge-patch+json, application/json, ${TYPE}`,
      );
    });

    test('does not change what a merge patch is', async () => {
      const headers = { ...MALLORY, 'content-type': 'application/merge-patch+json' };
      expect((await ask({ ...STORED, headers, body: '{"bio":"Hello"}' })).status).toBe(200);
      expectProblem(await ask({ ...STORED, headers, body: '[]' }), 422);
    });

    test.each([
      ['a patch without a record', 'PATCH', '/users/m', 'accept-patch'],
      ['a new record', 'POST', '/users', 'accept-post'],
      ['a whole record', 'PUT', '/users', 'accept'],
    ])('is not taken for %s', async (_, method, path, header) => {
      const answer = await ask({ ...STORED, method, path, body: '[]' });
      expectProblem(answer, 415);
      expect(answer.headers[header]).not.toContain(TYPE);
    });

    const whole = { bio: SECRET, is_admin: true };
    test.each<[string, number, unknown, string]>([
      [
        'of the whole record',
        422,
        [{ op: 'replace', path: '', value: whole }],
        '#/0/value/is_admin',
      ],
      [
        'a field of somebody else',
        422,
        [{ op: 'add', path: '/is_admin', value: SECRET }],
        '#/0/path',
      ],
      ['a field of nobody', 422, [{ op: 'remove', path: '/password_hash' }], '#/0/path'],
      [
        'a copy of a secret',
        422,
        [{ op: 'copy', from: '/password_hash', path: '/bio' }],
        '#/0/from',
      ],
      ['a guess', 422, [{ op: 'test', path: '/password_hash', value: HASH }], '#/0/path'],
      ['__proto__', 422, [{ op: 'add', path: '/__proto__/is_admin', value: true }], '#/0/path'],
      ['another user', 422, [{ op: 'replace', path: '/id', value: 'v' }], '#/0/path'],
      ['a wrong value', 422, [{ op: 'replace', path: '/email', value: SECRET }], '#/0/value'],
      ['no list', 422, { op: 'remove', path: '/bio' }, '#'],
      ['1,001 operations', 422, Array.from({ length: 1001 }, () => ({ op: 'remove' })), '#'],
      ['a key twice', 400, '[{"op":"add","path":"/bio","path":"/is_admin","value":1}]', '#/0/path'],
      ['no JSON', 400, '[', '#'],
      ['nothing', 400, '', '#'],
    ])('%s: %d', async (_, status, body, pointer) => {
      const { errors } = expectProblem(await patch(body), status);
      expect(errors.map((error) => error.pointer)).toEqual([pointer]);
    });

    test('of somebody else is refused before it is read', async () => {
      const body = JSON.stringify([{ op: 'add', path: '/is_admin', value: true }]);
      expectProblem(await ask({ ...STORED, path: '/stored/v', body }), 403);
      expectProblem(await ask({ ...STORED, headers: { 'content-type': TYPE }, body }), 401);
    });

    test('that is too long is 413', async () => {
      expectProblem(await patch(' '.repeat(2 * 1024 * 1024)), 413);
    });
  });
}
