import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from './conformance.js';

/**
 * Frameworks on `node:http` build the URL from headers. The URL that a signature covers must be the
 * one that is served.
 */
export function conformsForAddresses(start: () => Promise<Served>): void {
  let served: Served;
  beforeAll(async () => {
    served = await start();
  });
  afterAll(() => served.close());

  const status = (target: string, host: string): Promise<number> =>
    statusOf(served.origin, [
      `PATCH ${target} HTTP/1.1`,
      `Host: ${host}`,
      'Authorization: Bearer mallory',
      'Content-Type: application/json',
      'Content-Length: 2',
      'Connection: close',
    ]);

  describe('an address that is made of', () => {
    test.each(['localhost', 'localhost:3000', '[::1]:80', 'my_service', 'api.test.'])(
      'the host %s is taken',
      async (host) => {
        expect(await status('/users/m?x=1', host)).toBe(200);
      },
    );

    test.each([
      'localhost/users/m?x=1#',
      'localhost/users/m?x=1&y=',
      'localhost#',
      'localhost?',
      'mallory@localhost',
      'localhost:80/users/m',
      '[::1]/users/m#',
    ])('the host %s is refused', async (host) => {
      expect(await status('/users/m?admin=1', host)).toBe(400);
    });

    test('a target with a fragment is refused, for who reads queries takes it for a part of one', async () => {
      expect(await status('/users/m?x=1#&admin=1', 'localhost')).toBe(400);
    });
  });
}

/** The status of the answer to `{}`, sent after these raw header lines. */
function statusOf(origin: string, lines: readonly string[]): Promise<number> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n{}`);
    });
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1])));
  });
}
