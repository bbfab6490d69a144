/** On Workers, nothing random can be had while modules are loaded. */
import { afterEach, expect, test, vi } from 'vitest';

const secret = new Uint8Array(32);

afterEach(() => void vi.restoreAllMocks());

test('nothing random is asked for before a request arrives', async () => {
  const random = vi.spyOn(crypto, 'getRandomValues');
  const { apiKeyAuth, basicAuth, hmacAuth, memoryNonces } = await import('./index.js');
  const { httpSignatureAuth } = await import('./http-signatures.js');
  const keys = { find: () => ({ principal: {}, secret }), nonces: memoryNonces() };
  apiKeyAuth({ prefix: 'sk_live', find: () => undefined });
  basicAuth({ find: () => undefined });
  hmacAuth(keys);
  httpSignatureAuth(keys);
  expect(random).not.toHaveBeenCalled();
});
