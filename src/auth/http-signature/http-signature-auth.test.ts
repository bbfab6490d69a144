import fc from 'fast-check';
import { createSigner, httpbis } from 'http-message-signatures';
import { beforeEach, describe, expect, test } from 'vitest';
import { countedNonces, type CountedNonces } from '../../../test/counted-nonces.js';
import type { Authentication, RequestHead } from '../authentication.js';
import { memoryNonces } from '../nonces/memory-nonces.js';
import type { NonceStore } from '../nonces/nonces.js';
import { contentDigest } from './content-digest.js';
import { httpSignatureAuth } from './http-signature-auth.js';
import { signRequest } from './sign-request.js';

const NOW = Date.UTC(2026, 10, 28);
const PROFILE = 'https://api.acme.dev/profile?notify=1';
const BODY = '{"bio":"Hello"}';
const secret = new TextEncoder().encode('one secret of 32 bytes, or more.');
const keys = new Map([['k1', { principal: { userId: 'a' }, secret }]]);

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
  httpSignatureAuth({ find: (keyId) => keys.get(keyId), nonces, now: () => time })(request, body);

const POSTED: RequestInit = {
  method: 'POST',
  body: BODY,
  headers: { 'content-type': 'application/json' },
};

const request = (init = POSTED): Request => new Request(PROFILE, init);

const sign = (unsigned = request(), keyId = 'k1'): Promise<Request> =>
  signRequest(unsigned, { keyId, secret }, () => time);

const bytesOf = (sent: Request): Promise<ArrayBuffer> => sent.clone().arrayBuffer();

const refusal = (reason: string): object => ({
  success: false,
  refusal: { status: 401, reason, challenge: 'Signature realm="api"' },
});

/** Signed by a client that covers what it likes. */
async function signedOver(
  fields: string[],
  body: Uint8Array,
  more: Record<string, Date | string> = {},
): Promise<RequestHead> {
  const headers = { 'content-digest': await contentDigest(body), date: 'x' };
  const signed = await httpbis.signMessage(
    {
      key: createSigner(secret, 'hmac-sha256', 'k1'),
      fields,
      params: ['created', 'keyid', 'nonce', ...Object.keys(more)],
      paramValues: { created: new Date(time), nonce: '0123456789abcdef', ...more },
    },
    { method: 'POST', url: PROFILE, headers },
  );
  const sent = new Headers(signed.headers as Record<string, string>);
  return { method: 'POST', url: PROFILE, headers: sent };
}

describe('a signed request', () => {
  test('says who is asking, and keeps its body', async () => {
    const sent = await sign();
    expect(await verify(sent, await bytesOf(sent))).toEqual({
      success: true,
      principal: { userId: 'a' },
    });
    expect(await sent.text()).toBe(BODY);
  });

  test('covers method, address, and the digest and type of its body', async () => {
    const { headers } = await sign();
    expect(headers.get('signature-input')).toMatch(
      /^sig=\("@method" "@target-uri" "content-digest" "content-type"\);created=1795824000;keyid="k1";nonce="[0-9a-f]{32}";alg="hmac-sha256"$/,
    );
  });

  test('may have no body', async () => {
    const sent = await sign(request({}));
    expect((await verify(sent, new Uint8Array())).success).toBe(true);
  });

  test('has an address without a fragment', async () => {
    const sent = await sign(new Request(`${PROFILE}#top`));
    expect((await verify({ ...headOf(sent), url: PROFILE }, new Uint8Array())).success).toBe(true);
    const cut = { ...headOf(sent), url: `${PROFILE}#/other` };
    expect((await verify(cut, new Uint8Array())).success).toBe(false);
  });

  test.each(['/x/../profile', '/x/%2E%2e/profile', '/./profile', '/x/..\\profile'])(
    'has the path that is served, which a URL parser would not make of %s',
    async (path) => {
      const body = new Uint8Array();
      const url = PROFILE.replace('/profile', path);
      const derived = await signedOver(['@method', '@authority', '@path', '@query'], body);
      expect(await verify({ ...derived, url }, body)).toEqual(refusal('signature_incomplete'));
      const whole = await signedOver(['@method', '@target-uri'], body);
      expect(await verify({ ...whole, url }, body)).toEqual(refusal('credentials_wrong'));
    },
  );

  test('is good once, however many arrive together', async () => {
    const sent = await sign();
    const body = await bytesOf(sent);
    const results = await Promise.all(Array.from({ length: 50 }, () => verify(sent, body)));
    expect(results.filter(({ success }) => success)).toHaveLength(1);
    expect(await verify(sent, body)).toEqual(refusal('signature_replayed'));
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

  test('is good until it expires, if it says when', async () => {
    const body = new Uint8Array();
    const sent = await signedOver(['@method', '@target-uri'], body, {
      expires: new Date(NOW + 10_000),
    });
    time = NOW + 10_000;
    expect(await verify(sent, body)).toEqual(refusal('signature_stale'));
    time = NOW + 9_999;
    expect((await verify(sent, body)).success).toBe(true);
  });
});

const headOf = ({ method, url, headers }: Request): RequestHead => ({ method, url, headers });

describe('has to be covered:', () => {
  const body = new TextEncoder().encode(BODY);

  test.each([
    [['@method', '@target-uri', 'content-digest']],
    [['@method', '@authority', '@path', '@query', 'content-digest']],
    [['content-digest', '@target-uri', '@method', 'date', '@scheme']],
  ])('%j is enough', async (fields) => {
    expect((await verify(await signedOver(fields, body), body)).success).toBe(true);
  });

  test.each([
    [[]],
    [['date']],
    [['@target-uri', 'content-digest']],
    [['@method', 'content-digest']],
    [['@method', '@target-uri']],
    [['@method', '@path', '@query', 'content-digest']],
    [['@method', '@authority', '@query', 'content-digest']],
    [['@method', '@authority', '@path', 'content-digest']],
  ])('%j is not', async (fields) => {
    expect(await verify(await signedOver(fields, body), body)).toEqual(
      refusal('signature_incomplete'),
    );
  });

  test('a body that was added later', async () => {
    const sent = await sign(request({ method: 'DELETE' }));
    expect(await verify(sent, body)).toEqual(refusal('signature_incomplete'));
  });
});

describe('what was signed cannot be changed:', () => {
  test.each<[string, Partial<RequestHead>]>([
    ['the method', { method: 'PUT' }],
    ['the path', { url: PROFILE.replace('profile', 'profiles') }],
    ['the query string', { url: PROFILE.replace('1', '0') }],
    ['the host', { url: PROFILE.replace('acme', 'evil') }],
    ['the scheme', { url: PROFILE.replace('https', 'http') }],
  ])('%s', async (_, change) => {
    const sent = await sign();
    expect(await verify({ ...headOf(sent), ...change }, await bytesOf(sent))).toEqual(
      refusal('credentials_wrong'),
    );
    expect(counted.claims).toBe(0);
  });

  test.each<[string, string, RegExp | string, string, string]>([
    ['the type of the body', 'content-type', /^/, 'x', 'credentials_wrong'],
    ['the digest of the body', 'content-digest', '=:', '=:A', 'credentials_wrong'],
    ['what is covered', 'signature-input', ' "content-type"', '', 'credentials_wrong'],
    [
      'the time',
      'signature-input',
      /created=\d+/,
      `created=${NOW / 1000 + 1}`,
      'credentials_wrong',
    ],
    ['the nonce', 'signature-input', /nonce="./, 'nonce="x', 'credentials_wrong'],
    ['the key', 'signature-input', 'k1', 'k2', 'credentials_unknown'],
    ['the signature', 'signature', '=:', '=:A', 'credentials_wrong'],
    ['its label', 'signature', 'sig', 'sig2', 'credentials_wrong'],
    ['its form', 'signature', /:/g, '"', 'credentials_wrong'],
  ])('%s', async (_, name, from, to, reason) => {
    const sent = await sign();
    const headers = new Headers(sent.headers);
    headers.set(name, `${headers.get(name)}`.replace(from, to));
    expect(await verify({ ...headOf(sent), headers }, await bytesOf(sent))).toEqual(
      refusal(reason),
    );
    expect(counted.claims).toBe(0);
  });

  test('the body, which does not burn the nonce', async () => {
    const sent = await sign();
    for (const body of ['{"is_admin":true}', `${BODY} `, '']) {
      expect(await verify(sent, new TextEncoder().encode(body))).toEqual(refusal('digest_wrong'));
    }
    expect(counted.claims).toBe(0);
    expect((await verify(sent, await bytesOf(sent))).success).toBe(true);
  });
});

test("a bad signature does not burn the victim's nonce", async () => {
  const sent = await sign();
  const headers = new Headers(sent.headers);
  headers.set('signature', `sig=:${Buffer.alloc(32).toString('base64')}:`);
  expect(await verify({ ...headOf(sent), headers }, await bytesOf(sent))).toEqual(
    refusal('credentials_wrong'),
  );
  expect((await verify(sent, await bytesOf(sent))).success).toBe(true);
});

describe('is refused:', () => {
  test('nothing', async () => {
    expect(await verify(request(), new Uint8Array())).toEqual(refusal('credentials_missing'));
  });

  test('a key that nobody has', async () => {
    const sent = await sign(request(), 'k3');
    expect(await verify(sent, await bytesOf(sent))).toEqual(refusal('credentials_unknown'));
    const asked = httpSignatureAuth({ find: () => null, nonces, now: () => time });
    expect(await asked(sent, await bytesOf(sent))).toEqual(refusal('credentials_unknown'));
  });

  test.each(['signature', 'content-type'])('a request without %s', async (name) => {
    const sent = await sign();
    const headers = new Headers(sent.headers);
    headers.delete(name);
    expect(await verify({ ...headOf(sent), headers }, await bytesOf(sent))).toEqual(
      refusal('credentials_malformed'),
    );
  });

  test.each([
    '',
    'x',
    'sig=()',
    `sig=("@method")${';a'.repeat(10_000)}`,
    '("@method" '.repeat(300),
  ])('what says nothing', async (input) => {
    const sent = await sign();
    const headers = new Headers(sent.headers);
    headers.set('signature-input', input);
    expect(await verify({ ...headOf(sent), headers }, await bytesOf(sent))).toEqual(
      refusal('credentials_malformed'),
    );
  });

  test('one that is good, but longer than anybody needs', async () => {
    const body = new Uint8Array();
    const fields = ['@method', '@target-uri'];
    const tagged = (length: number): Promise<RequestHead> =>
      signedOver(fields, body, { tag: 'x'.repeat(length) });
    expect(await verify(await tagged(4096), body)).toEqual(refusal('credentials_malformed'));
    expect((await verify(await tagged(1000), body)).success).toBe(true);
  });

  test('two signatures', async () => {
    const sent = await sign();
    const headers = new Headers(sent.headers);
    headers.append('signature-input', `${headers.get('signature-input')}`.replace('sig', 'sig2'));
    headers.append('signature', `${headers.get('signature')}`.replace('sig', 'sig2'));
    expect(await verify({ ...headOf(sent), headers }, await bytesOf(sent))).toEqual(
      refusal('credentials_malformed'),
    );
  });

  test('an address that is only a path', async () => {
    const sent = await sign();
    expect(await verify({ ...headOf(sent), url: '/profile' }, await bytesOf(sent))).toEqual(
      refusal('credentials_malformed'),
    );
  });
});

test('only raw bytes are vouched for', async () => {
  const sent = await sign();
  for (const body of [undefined, null, BODY, { bio: 'Hello' }]) {
    await expect(verify(sent, body as never)).rejects.toThrow(TypeError);
  }
});

test('what the stores throw is thrown', async () => {
  const error = new Error('down');
  const sent = await sign();
  const find = (): Promise<never> => Promise.reject(error);
  const unlucky = httpSignatureAuth({ find, nonces, now: () => time });
  await expect(unlucky(sent, await bytesOf(sent))).rejects.toBe(error);
  nonces = { claim: find };
  await expect(verify(sent, await bytesOf(sent))).rejects.toBe(error);
});

test('a secret that is short is a mistake of ours', async () => {
  const weak = { keyId: 'k1', secret: new Uint8Array(31) };
  await expect(signRequest(request(), weak)).rejects.toThrow(TypeError);
});

test('whatever the headers, nothing is thrown and nobody let in', async () => {
  const good = `sig=("@method" "@target-uri");created=${NOW / 1000};keyid="k1";nonce="0123456789abcdef"`;
  const text = fc.option(
    fc.oneof(
      fc.string(),
      fc.constant(good),
      fc.base64String().map((base64) => `sig=:${base64}:`),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.infiniteStream(text),
      fc.oneof(fc.string(), fc.webUrl()),
      async (values, url) => {
        const headers = { get: () => values.next().value };
        const result = await verify({ method: 'GET', url, headers }, new Uint8Array());
        expect(result.success).toBe(false);
      },
    ),
  );
});

test('without a body, nothing of one is signed', async () => {
  const sent = await sign(request({ headers: { 'content-type': 'application/json' } }));
  expect(sent.headers.get('content-digest')).toBeNull();
  expect(sent.headers.get('signature-input')).toContain('=("@method" "@target-uri");');
});
