import { describe, expect, test } from 'vitest';
import { isSignedBy } from './is-signed-by.js';

/** RFC 9421, appendix B.1.5. */
const secret = new Uint8Array(
  Buffer.from(
    'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==',
    'base64',
  ),
);

/** RFC 9421, appendix B.2.5: the test request, signed with hmac-sha256. */
const message = {
  method: 'POST',
  url: 'https://example.com/foo?param=Value&Pet=dog',
  headers: {
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'signature-input':
      'sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    signature: 'sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:',
  },
};

test('verifies what RFC 9421 signed', async () => {
  expect(await isSignedBy(secret, message)).toBe(true);
});

const withHeaders = (headers: Record<string, string>): typeof message => ({
  ...message,
  headers: { ...message.headers, ...headers },
});

describe('nothing that was covered can be changed:', () => {
  test.each<[string, typeof message]>([
    ['the date', withHeaders({ date: 'Tue, 20 Apr 2021 02:07:56 GMT' })],
    ['the host', { ...message, url: 'https://example.org/foo?param=Value&Pet=dog' }],
    ['the port', { ...message, url: 'https://example.com:8443/foo?param=Value&Pet=dog' }],
    ['a fragment, which no client sends', { ...message, url: `${message.url}#top` }],
    ['the type', withHeaders({ 'content-type': 'text/plain' })],
    [
      'the time',
      withHeaders({ 'signature-input': message.headers['signature-input'].replace('473', '474') }),
    ],
    [
      'the key',
      withHeaders({ 'signature-input': message.headers['signature-input'].replace('test-', '') }),
    ],
    ['the signature', withHeaders({ signature: message.headers.signature.replace('pxc', 'pxd') })],
    ['its label', withHeaders({ signature: message.headers.signature.replace('b25', 'b26') })],
    ['its form', withHeaders({ signature: message.headers.signature.replaceAll(':', '"') })],
    ['no signature', withHeaders({ signature: '' })],
    ['half a signature', withHeaders({ signature: 'sig-b25=:pxcQ:' })],
  ])('%s', async (_, changed) => {
    expect(await isSignedBy(secret, changed)).toBe(false);
  });

  test('by whoever has another secret', async () => {
    expect(await isSignedBy(secret.slice(1), message)).toBe(false);
  });
});

test('a secret that is short is a mistake of ours', async () => {
  await expect(isSignedBy(secret.slice(0, 31), message)).rejects.toThrow(TypeError);
});
