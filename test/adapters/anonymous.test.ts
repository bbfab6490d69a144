/** As docs/guard.md describes: only callers without credentials may create. */
import { apiKeyAuth, issueApiKey, type ApiKeyRecord } from 'gen-dtos/auth';
import { createGuard } from 'gen-dtos/guard';
import { withBody } from 'gen-dtos/web';
import { expect, test } from 'vitest';
import { createUserBy } from '../../examples/quickstart/generated/user.js';

const issued = await issueApiKey({
  prefix: 'sk_test',
  issuer: { tenant: 'acme', scopes: [] },
  scopes: [],
  expiresAt: null,
});
if (!issued.success) throw new Error('No key was issued.');
const { key, record } = issued;
const authenticate = apiKeyAuth({
  prefix: 'sk_test',
  find: (lookup) => (lookup === record.lookup ? record : undefined),
});

// The example's owner stands for the role 'anonymous'.
type Caller = Omit<ApiKeyRecord, 'digest'> | 'nobody';
const guard = createGuard<'owner', Caller, undefined>({ owner: (caller) => caller === 'nobody' });

const signUp = withBody(
  async ({ head }) => {
    const who = await authenticate(head);
    if (!who.success && who.refusal.reason !== 'credentials_missing') return who;
    const may = guard.authorize(who.success ? who.principal : 'nobody');
    return may.success ? createUserBy(may.roles) : may;
  },
  ({ body }) => Response.json(Object.keys(body).sort()),
);

async function answerTo(headers: Record<string, string>, more: object = {}): Promise<number> {
  const response = await signUp(
    new Request('https://acme.test/users', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({
        username: 'newbie',
        email: 'newbie@acme.test',
        password: 'correct horse battery',
        display_name: 'Newbie',
        ...more,
      }),
    }),
  );
  return response.status;
}

test('without credentials, one may send what the role may', async () => {
  expect(await answerTo({})).toBe(200);
  expect(await answerTo({}, { is_admin: true })).toBe(422);
  expect(await answerTo({}, { roles: ['admin'] })).toBe(422);
});

test.each([
  ['a wrong key', { 'x-api-key': key.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }],
  ['an empty one', { 'x-api-key': '' }],
  ['credentials of another kind', { authorization: 'Bearer x' }],
])('%s does not make anonymous', async (_, headers) => {
  expect(await answerTo(headers)).toBe(401);
});

test('nor does a good one', async () => {
  expect(await answerTo({ 'x-api-key': key })).toBe(403);
});
