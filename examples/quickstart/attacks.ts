import type { Attack as RowAttack, AttackRequest } from '../attacking/attack.js';
import { CONFIG, MALLORY, MALLORYS_KEY, VERA } from './fixtures.js';

export interface Attack extends RowAttack {
  /** An innocent request that comes after it. */
  readonly bystander?: AttackRequest;
}

const profile = {
  display_name: 'Mallory',
  email: 'mallory@evil.test',
  bio: null,
  preferences: { theme: 'dark', newsletter: false },
  addresses: [],
};

const signUp = (username: string) => ({
  username,
  display_name: username,
  email: `${username}@evil.test`,
  password: 'correct horse battery',
});

const asMallory = (
  method: 'POST' | 'PATCH' | 'PUT',
  path: string,
  body: object,
): AttackRequest => ({
  method,
  path,
  key: 'key-of-mallory',
  body,
});

const asSupport = (path: string, body: object): AttackRequest => ({
  method: 'PATCH',
  path,
  key: 'key-of-sam',
  body,
});

const anonymous = (body: unknown): AttackRequest => ({ method: 'POST', path: '/users', body });

/** An own key named `__proto__`, as JSON brings it; a plain literal would set the prototype. */
const proto = (values: object) => ({ ['__proto__']: values });

const mallory = `users where id = '${MALLORY}'`;
const vera = `users where id = '${VERA}'`;
const newUser = `users where username = 'newbie'`;
const mallorysKey = `api_keys where id = '${MALLORYS_KEY}'`;
const newKey = `api_keys where id <> '${MALLORYS_KEY}'`;
const config = `service_configs where id = '${CONFIG}'`;

export const attacks: readonly Attack[] = [
  {
    title: 'Become an admin',
    request: asMallory('PATCH', `/users/${MALLORY}`, { bio: 'Hello', is_admin: true }),
    row: mallory,
    field: 'is_admin',
    wants: true,
  },
  {
    title: 'Take a staff role',
    request: asMallory('PATCH', `/users/${MALLORY}`, { bio: 'Hello', role: 'admin' }),
    row: mallory,
    field: 'role',
    wants: 'admin',
  },
  {
    title: 'Top up my balance',
    request: asMallory('PATCH', `/users/${MALLORY}`, { balance: 1_000_000 }),
    row: mallory,
    field: 'balance',
    wants: 1_000_000,
  },
  {
    title: 'Replace my profile, and balance',
    request: asMallory('PUT', `/users/${MALLORY}`, { ...profile, balance: 1_000_000 }),
    row: mallory,
    field: 'balance',
    wants: 1_000_000,
  },
  {
    title: 'Join the beta, in preferences',
    request: asMallory('PATCH', `/users/${MALLORY}`, {
      preferences: { theme: 'dark', beta_features: true },
    }),
    row: mallory,
    field: 'preferences.beta_features',
    wants: true,
  },
  {
    title: 'Verify my own address, in a list',
    request: asMallory('PATCH', `/users/${MALLORY}`, {
      addresses: [
        {
          street: 'Nowhere 1',
          city: 'Utrecht',
          country: 'NL',
          verified_at: '2026-01-01T00:00:00Z',
        },
      ],
    }),
    row: mallory,
    field: 'addresses.0.verified_at',
    wants: '2026-01-01T00:00:00Z',
  },
  {
    title: 'As support, wipe a password',
    request: asSupport(`/users/${VERA}`, {
      preferences: { beta_features: true },
      password_hash: null,
    }),
    row: vera,
    field: 'password_hash',
    wants: null,
  },
  {
    title: 'Sign up as staff',
    request: anonymous({ ...signUp('newbie'), role: 'admin' }),
    row: newUser,
    field: 'role',
    wants: 'admin',
  },
  {
    title: "Sign up with somebody else's id",
    request: anonymous({ ...signUp('newbie'), id: VERA }),
    row: vera,
    field: 'email',
    wants: 'newbie@evil.test',
  },
  // The unsafe sign-up refuses a body with `is_admin`. The next three go around that check.
  {
    title: 'Sign up in a list',
    request: anonymous([{ ...signUp('newbie'), is_admin: true }]),
    row: newUser,
    field: 'is_admin',
    wants: true,
  },
  {
    title: 'Sign up with a __proto__',
    request: anonymous({ ...signUp('newbie'), ...proto({ is_admin: true }) }),
    row: newUser,
    field: 'is_admin',
    wants: true,
  },
  {
    title: 'Make everybody admin: __proto__',
    request: asMallory('PATCH', `/users/${MALLORY}`, { preferences: proto({ is_admin: true }) }),
    bystander: anonymous(signUp('newbie')),
    row: newUser,
    field: 'is_admin',
    wants: true,
  },
  {
    title: 'Issue myself an admin key',
    request: asMallory('POST', '/api-keys', { scope: 'admin' }),
    row: newKey,
    field: 'scope',
    wants: 'admin',
  },
  {
    title: 'Issue a key as somebody else',
    request: asMallory('POST', '/api-keys', { scope: 'read', user_id: VERA }),
    row: newKey,
    field: 'user_id',
    wants: VERA,
  },
  {
    title: 'Issue a key for another tenant',
    request: asMallory('POST', '/api-keys', { scope: 'read', tenant: 'globex' }),
    row: newKey,
    field: 'tenant',
    wants: 'globex',
  },
  {
    title: 'Widen my key to admin',
    request: asMallory('PATCH', `/api-keys/${MALLORYS_KEY}`, { scope: 'admin' }),
    row: mallorysKey,
    field: 'scope',
    wants: 'admin',
  },
  {
    title: 'As support, swap the API key',
    request: asSupport(`/service-configs/${CONFIG}`, { debug_mode: true, api_key: 'sk_evil' }),
    row: config,
    field: 'api_key',
    wants: 'sk_evil',
  },
  {
    title: 'As support, lift the rate limit',
    request: asSupport(`/service-configs/${CONFIG}`, { rate_limit: 99_999 }),
    row: config,
    field: 'rate_limit',
    wants: 99_999,
  },
];
