/** Every kind of credential, made and checked on a host: what goes wrong is named in the answer. */
import {
  apiKeyAuth,
  basicAuth,
  hashPassword,
  hmacAuth,
  issueApiKey,
  memoryNonces,
  signHmac,
  type ApiKeyRecord,
} from 'gen-dtos/auth';

const COST = { ln: 10, r: 8, p: 1 };
const PREFIX = 'sk_test';
const secret = new Uint8Array(32).fill(7);
const hashes = new Map<string, string>();
const keys = new Map<string, ApiKeyRecord>();

// Made while the module is loaded, as applications do.
const byPassword = basicAuth({
  cost: COST,
  find: (name) => {
    const passwordHash = hashes.get(name);
    return passwordHash === undefined ? undefined : { principal: { name }, passwordHash };
  },
});
const byKey = apiKeyAuth({ prefix: PREFIX, find: (lookup) => keys.get(lookup) });
const bySignature = hmacAuth({
  find: (keyId) => (keyId === 'k1' ? { principal: { keyId }, secret } : undefined),
  nonces: memoryNonces(),
});

/** What was let in, and why the rest was not. */
async function outcomes(): Promise<Record<string, string>> {
  hashes.set('alice', await hashPassword('pa:ss', COST));
  const issued = await issueApiKey({
    prefix: PREFIX,
    issuer: { tenant: 'acme', scopes: [] },
    scopes: [],
    expiresAt: null,
  });
  if (!issued.success) throw new Error(issued.refusal.reason);
  keys.set(issued.record.lookup, issued.record);
  const sent = await signed('k1');
  return {
    'the password': said(await byPassword(basic('alice:pa:ss'))),
    'another password': said(await byPassword(basic('alice:pass'))),
    'an unknown name': said(await byPassword(basic('mallory:pa:ss'))),
    'the key': said(await byKey(withKey(issued.key))),
    'another key': said(await byKey(withKey(issued.key.replace(PREFIX, 'sk_live')))),
    'the signature': said(await bySignature(sent, await sent.clone().arrayBuffer())),
    'the signature again': said(await bySignature(sent, await sent.clone().arrayBuffer())),
    'another body': said(await bySignature(await signed('k1'), new Uint8Array([1]))),
    'an unknown signer': said(await bySignature(await signed('k2'), new Uint8Array([1]))),
  };
}

const said = (who: Awaited<ReturnType<typeof byKey | typeof byPassword | typeof bySignature>>) =>
  who.success ? 'let in' : who.refusal.reason;

const withHeader = (name: string, value: string): Request =>
  new Request('http://localhost/', { headers: { [name]: value } });

const basic = (pair: string): Request => withHeader('authorization', `Basic ${btoa(pair)}`);

const withKey = (key: string): Request => withHeader('x-api-key', key);

const signed = (keyId: string): Promise<Request> =>
  signHmac(new Request('http://localhost/', { method: 'POST', body: '{}' }), { keyId, secret });

export default {
  fetch: async (): Promise<Response> => Response.json(await outcomes()),
};
