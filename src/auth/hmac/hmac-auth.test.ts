import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { countedNonces, type CountedNonces } from '../../../test/counted-nonces.js';
import type { Authentication, RequestHead } from '../authentication.js';
import { memoryNonces } from '../nonces/memory-nonces.js';
import type { NonceStore } from '../nonces/nonces.js';
import { hmacSha256 } from './hmac-sha-256.js';
import { hmacAuth } from './hmac-auth.js';
import { signHmac } from './sign-hmac.js';

const NOW = Date.UTC(2026, 10, 28);
const URL_OF_PROFILE = 'https://api.acme.dev/profile?notify=1';
const secret = new TextEncoder().encode('one secret of 32 bytes, or more.');
const otherSecret = new TextEncoder().encode('another secret of 32 bytes, also');
const keys = new Map([
  ['k1', { principal: { userId: 'a' }, secret }],
  ['k2', { principal: { userId: 'b' }, secret: otherSecret }],
]);

let time: number;
let nonces: NonceStore;
let counted: CountedNonces;

beforeEach(() => {
  time = NOW;
  counted = countedNonces(() => time);
  nonces = counted;
});

const verify = (
  request: RequestHead,
  body: Uint8Array | ArrayBuffer,
): Promise<Authentication<{ userId: string }>> =>
  hmacAuth({ find: (keyId) => keys.get(keyId), nonces, now: () => time })(request, body);

const BODY = '{"bio":"Hello"}';

const POSTED: RequestInit = { method: 'POST', body: BODY };

const request = (init = POSTED): Request => new Request(URL_OF_PROFILE, init);

const sign = (unsigned = request(), keyId = 'k1'): Promise<Request> =>
  signHmac(unsigned, { keyId, secret }, () => time);

const bytesOf = (sent: Request): Promise<ArrayBuffer> => sent.clone().arrayBuffer();

async function changed(
  sent: Request,
  change: { method?: string; url?: string; headers?: Record<string, string | null> },
): Promise<Authentication<{ userId: string }>> {
  const headers = new Headers(sent.headers);
  for (const [name, value] of Object.entries(change.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const { method = sent.method, url = sent.url } = change;
  return verify({ method, url, headers }, await bytesOf(sent));
}

const refusal = (reason: string): object => ({
  success: false,
  refusal: { status: 401, reason, challenge: 'Hmac realm="api"' },
});

test('HMAC is that of RFC 4231, case 4', async () => {
  const key = Uint8Array.from({ length: 25 }, (_, index) => index + 1);
  const mac = await hmacSha256(key, new Uint8Array(50).fill(0xcd));
  expect(Buffer.from(mac).toString('hex')).toBe(
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  );
});

test('what is signed is what docs/auth.md says', async () => {
  const sent = await sign();
  const text = [
    'POST',
    '/profile?notify=1',
    'k1',
    NOW / 1000,
    sent.headers.get('x-hmac-nonce'),
    BODY,
  ];
  const expected = createHmac('sha256', secret).update(text.join('\n')).digest('hex');
  expect(sent.headers.get('x-hmac-signature')).toBe(expected);
});

describe('a signed request', () => {
  test('says who is asking, and keeps its body', async () => {
    const sent = await sign();
    expect(await verify(sent, await bytesOf(sent))).toEqual({
      success: true,
      principal: { userId: 'a' },
    });
    expect(await sent.text()).toBe(BODY);
  });

  test('may have no body', async () => {
    const sent = await sign(request({}));
    expect((await verify(sent, new Uint8Array())).success).toBe(true);
  });

  test('may have a body of any bytes', async () => {
    const body = Uint8Array.from({ length: 256 }, (_, index) => index);
    const sent = await sign(new Request(URL_OF_PROFILE, { method: 'PUT', body }));
    expect((await verify(sent, body)).success).toBe(true);
  });

  test('is the same if the server knows only its path', async () => {
    const sent = await sign();
    expect((await changed(sent, { url: '/profile?notify=1' })).success).toBe(true);
  });

  test('is good once', async () => {
    const sent = await sign();
    expect((await verify(sent, await bytesOf(sent))).success).toBe(true);
    expect(await verify(sent, await bytesOf(sent))).toEqual(refusal('signature_replayed'));
  });

  test('is good once, however many arrive together', async () => {
    const sent = await sign();
    const body = await bytesOf(sent);
    const results = await Promise.all(Array.from({ length: 50 }, () => verify(sent, body)));
    expect(results.filter(({ success }) => success)).toHaveLength(1);
  });

  test('is good as long as the window', async () => {
    const sent = await sign();
    for (const [later, isGood] of [
      [300_000, true],
      [300_001, false],
      [-300_001, false],
    ] as const) {
      time = NOW + later;
      nonces = memoryNonces({ now: () => time });
      const result = await verify(sent, await bytesOf(sent));
      expect(result.success || result.refusal.reason).toBe(isGood || 'signature_stale');
    }
  });

  test('is never good again, even where the clocks differ', async () => {
    time = NOW + 300_000; // The client's clock is five minutes ahead.
    const sent = await sign();
    time = NOW;
    expect((await verify(sent, await bytesOf(sent))).success).toBe(true);
    for (const later of [1, 300_000, 599_999, 600_000, 600_001, 10_000_000]) {
      time = NOW + later;
      expect((await verify(sent, await bytesOf(sent))).success).toBe(false);
    }
  });
});

describe('what was signed cannot be changed:', () => {
  test.each([
    ['the method', { method: 'PUT' }],
    ['the path', { url: 'https://api.acme.dev/profiles?notify=1' }],
    ['the query string', { url: 'https://api.acme.dev/profile?notify=0' }],
    ['no query string', { url: 'https://api.acme.dev/profile' }],
    ['what a host cut off', { url: `${URL_OF_PROFILE}#/profiles` }],
    ['a line feed into the path', { url: '/profile?notify=1\nk1' }],
    ['the key', { headers: { 'x-hmac-key-id': 'k2' } }],
    ['the timestamp', { headers: { 'x-hmac-timestamp': `${NOW / 1000 + 1}` } }],
    ['the nonce', { headers: { 'x-hmac-nonce': '0'.repeat(32) } }],
    ['the signature', { headers: { 'x-hmac-signature': '0'.repeat(64) } }],
  ])('%s', async (_, change) => {
    expect((await changed(await sign(), change)).success).toBe(false);
    expect(counted.claims).toBe(0);
  });

  test('a byte of the body', async () => {
    const sent = await sign();
    for (const body of [`${BODY} `, '', '{"bio":"Hellp"}', `\n${BODY}`]) {
      const bytes = new TextEncoder().encode(body);
      expect(await verify(sent, bytes)).toEqual(refusal('credentials_wrong'));
    }
  });

  test('where the body begins', async () => {
    const sent = await sign(request({ ...POSTED, body: 'x'.repeat(20) }));
    const nonce = `${sent.headers.get('x-hmac-nonce')}`;
    const headers = { 'x-hmac-nonce': nonce.slice(0, 16) };
    const body = new TextEncoder().encode(`${nonce.slice(16)}\n${'x'.repeat(20)}`);
    const result = await verify(
      {
        method: 'POST',
        url: sent.url,
        headers: new Headers({ ...Object.fromEntries(sent.headers), ...headers }),
      },
      body,
    );
    expect(result).toEqual(refusal('credentials_wrong'));
  });
});

test("a bad signature does not burn the victim's nonce", async () => {
  const sent = await sign();
  const forged = { 'x-hmac-signature': 'f'.repeat(64) };
  expect(await changed(sent, { headers: forged })).toEqual(refusal('credentials_wrong'));
  expect(await verify(sent, new TextEncoder().encode('{"is_admin":true}'))).toEqual(
    refusal('credentials_wrong'),
  );
  expect(counted.claims).toBe(0);
  expect((await verify(sent, await bytesOf(sent))).success).toBe(true);
});

test("nobody uses up another's nonce", async () => {
  const sent = await sign();
  expect((await verify(sent, await bytesOf(sent))).success).toBe(true);
  const nonce = `${sent.headers.get('x-hmac-nonce')}`;
  const text = ['POST', '/profile?notify=1', 'k2', NOW / 1000, nonce, BODY].join('\n');
  const signature = createHmac('sha256', otherSecret).update(text).digest('hex');
  const headers = { 'x-hmac-key-id': 'k2', 'x-hmac-signature': signature };
  expect(await changed(sent, { headers })).toMatchObject({ principal: { userId: 'b' } });
});

describe('is refused:', () => {
  test('nothing', async () => {
    expect(await verify(request(), new Uint8Array())).toEqual(refusal('credentials_missing'));
  });

  test('a key that nobody has', async () => {
    const sent = await sign(request(), 'k3');
    expect(await verify(sent, await bytesOf(sent))).toEqual(refusal('credentials_unknown'));
    const asked = hmacAuth({ find: () => null, nonces, now: () => time });
    expect(await asked(sent, await bytesOf(sent))).toEqual(refusal('credentials_unknown'));
  });

  test.each([
    ['x-hmac-key-id', [null, '', 'k 1', '__proto__\u00fc', 'k1, k1', 'k'.repeat(65)]],
    ['x-hmac-timestamp', [null, '', '0', '-1', '1e9', '0x1', '1.5', '01', '9'.repeat(13), 'NaN']],
    ['x-hmac-nonce', [null, '', 'short', 'n'.repeat(65), 'n'.repeat(15), `${'n'.repeat(16)}:`]],
    [
      'x-hmac-signature',
      ['', 'f'.repeat(63), 'f'.repeat(65), 'F'.repeat(64), 'g'.repeat(64), 'x'.repeat(100_000)],
    ],
  ])('a malformed %s', async (name, values) => {
    const sent = await sign();
    for (const value of values) {
      const result = await changed(sent, { headers: { [name]: value } });
      expect(result).toEqual(refusal('credentials_malformed'));
    }
  });

  test.each(['post', '', 'POST\n', 'X'.repeat(33)])('a method like %j', async (method) => {
    expect(await changed(await sign(), { method })).toEqual(refusal('credentials_malformed'));
  });
});

test('only raw bytes are vouched for', async () => {
  const sent = await sign();
  for (const body of [undefined, null, BODY, { bio: 'Hello' }, [1]]) {
    await expect(verify(sent, body as never)).rejects.toThrow(TypeError);
  }
});

test.each([new Uint8Array(31), new Uint8Array(), 'a text of more than 32 characters'])(
  'a secret that is short, or no bytes, is a mistake of ours: %j',
  async (weak) => {
    const bad = { secret: weak as Uint8Array };
    const sent = await sign();
    const unsound = hmacAuth({ find: () => ({ principal: {}, ...bad }), nonces, now: () => time });
    await expect(unsound(sent, await bytesOf(sent))).rejects.toThrow(TypeError);
    await expect(signHmac(request(), { keyId: 'k1', ...bad })).rejects.toThrow(TypeError);
  },
);

test('what the stores throw is thrown', async () => {
  const error = new Error('down');
  const sent = await sign();
  const unlucky = hmacAuth({ find: () => Promise.reject(error), nonces, now: () => time });
  await expect(unlucky(sent, await bytesOf(sent))).rejects.toBe(error);
  nonces = { claim: () => Promise.reject(error) };
  await expect(verify(sent, await bytesOf(sent))).rejects.toBe(error);
});

test('a window that is no number is refused', () => {
  const windowSeconds = Number.NaN;
  expect(() => hmacAuth({ find: () => null, nonces, windowSeconds })).toThrow(RangeError);
});

test('whatever the headers, nothing is thrown and nobody let in', async () => {
  const text = fc.option(
    fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f]{64}$/), fc.constant(`${NOW / 1000}`)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.infiniteStream(text),
      fc.string(),
      fc.string(),
      async (values, url, method) => {
        const headers = { get: () => values.next().value };
        expect((await verify({ method, url, headers }, new Uint8Array())).success).toBe(false);
      },
    ),
  );
});

test('only requests over HTTP can be signed', async () => {
  await expect(sign(new Request('data:,x'))).rejects.toThrow(TypeError);
});
