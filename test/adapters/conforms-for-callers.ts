/** A part of `conformance.ts`: requests whose body nobody parses. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { LEAK } from './application.js';
import { expectProblem } from './expect-problem.js';
import type { Answer, Sent } from './send.js';

const MALLORY = { authorization: 'Bearer mallory' };

export function conformsForCallers(ask: (sent: Sent) => Promise<Answer>): void {
  describe('a request without a body', () => {
    test.each(['GET', 'DELETE'])('%s reaches the handler, with what was found', async (method) => {
      const { status, text } = await ask({ method, path: '/callers/m', headers: MALLORY });
      expect([status, text]).toEqual([200, '{"id":"m"}']);
    });

    test('of nobody: 401, with a challenge', async () => {
      const answer = await ask({ method: 'GET', path: '/callers/m' });
      expectProblem(answer, 401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    });

    test.each([
      ['/callers/v', 403],
      ['/callers/nobody', 404],
      ['/callers/__proto__', 404],
      ['/callers/constructor', 404],
    ])('%s of somebody else: %d', async (path, status) => {
      expectProblem(await ask({ method: 'GET', path, headers: MALLORY }), status);
      expectProblem(await ask({ method: 'DELETE', path, headers: MALLORY }), status);
    });

    test('credentials sent twice are no credentials', async () => {
      const headers = { Authorization: ['Bearer mallory', 'Bearer ada'] } as unknown as object;
      const answer = await ask({ method: 'GET', path: '/callers/v', headers: { ...headers } });
      expect(answer.status).not.toBe(200);
    });

    test('a body that comes all the same is not read, and the server goes on', async () => {
      const body = ' '.repeat(100_000);
      const headers = { ...MALLORY, 'content-type': 'text/plain' };
      for (let round = 0; round < 3; round++) {
        expect((await ask({ method: 'DELETE', path: '/callers/m', headers, body })).status).toBe(
          200,
        );
        const nobody = { 'content-type': 'text/plain' };
        expectProblem(
          await ask({ method: 'DELETE', path: '/callers/m', headers: nobody, body }),
          401,
        );
      }
    });

    test('but by a credential that vouches for it', async () => {
      const body = 'any bytes';
      const digest = createHash('sha256').update(body).digest('hex');
      const headers = { 'x-digest': digest, 'content-type': 'text/plain' };
      const signed = { method: 'DELETE', path: '/signed-callers', headers };
      expect((await ask({ ...signed, body })).text).toBe('{"id":"m"}');
      expectProblem(await ask({ ...signed, body: 'others' }), 401);
      expectProblem(await ask({ ...signed, body: ' '.repeat(2 * 1024 * 1024) }), 413);
    });

    test.each(['/caller-fails', '/caller-forgets', '/caller-no-roles'])(
      'nobody is admitted by mistake: %s',
      async (path) => {
        const { status, text } = await ask({ method: 'GET', path, headers: MALLORY });
        expect(status).toBe(500);
        expect(text).not.toContain(LEAK);
        expect(text).not.toMatch(/\n\s+at |refusal/);
      },
    );
  });
}
