import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contentDigest, isDigestOf } from './content-digest.js';

const body = new TextEncoder().encode('{"hello": "world"}');

/** RFC 9530, appendix B.1, and RFC 9421, appendix B.2. */
const SHA_256 = 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:';
const SHA_512 =
  'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:';

test('is made as RFC 9530 makes it', async () => {
  expect(await contentDigest(body)).toBe(SHA_256);
});

test.each([SHA_256, SHA_512, `${SHA_512}, ${SHA_256}`, `${SHA_256}, md5=:AAAA:`, `${SHA_256};a=1`])(
  "the body's: %s",
  async (header) => {
    expect(await isDigestOf(header, body)).toBe(true);
    expect(await isDigestOf(header, body.slice(1))).toBe(false);
  },
);

describe("not the body's:", () => {
  const wrong = SHA_256.replace('X48', 'X49');
  test.each([
    '',
    'sha-256',
    'sha-256=::',
    'sha-256=1',
    'sha-256=?1',
    `${SHA_256},`,
    `${SHA_256} x`,
    SHA_256.replace('sha-256', 'SHA-256'),
    SHA_256.replace('sha-256', 'sha-512'),
    SHA_256.replaceAll(':', '"'),
    SHA_256.replace('=:', '=(:') + ')',
    'md5=:AAAA:',
    `md5=:${createHash('md5').update(body).digest('base64')}:`,
    wrong,
    `${SHA_512}, ${wrong}`,
    `${SHA_256}, ${wrong}`,
    `${SHA_256}, sha-512=:AAAA:`,
    '__proto__=:AAAA:',
    'constructor=:AAAA:',
  ])('%s', async (header) => {
    expect(await isDigestOf(header, body)).toBe(false);
  });
});

test('of any body is its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.uint8Array(), async (one, other) => {
      const header = await contentDigest(one);
      expect(await isDigestOf(header, one)).toBe(true);
      expect(await isDigestOf(header, other)).toBe(Buffer.compare(one, other) === 0);
    }),
  );
});

test('whatever the header, nothing is thrown', async () => {
  const header = fc.oneof(
    fc.string(),
    fc.string().map((text) => `sha-256=:${text}:`),
  );
  await fc.assert(
    fc.asyncProperty(header, async (text) => {
      expect(await isDigestOf(text, body)).toBe(false);
    }),
  );
});
