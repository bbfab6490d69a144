import type { Attack, AttackRequest } from '../attacking/attack.js';
import { MALLORY, SIGN_IN, VERA, VERAS_HOME } from './fixtures.js';

export interface ProfileAttack extends Attack {
  /** The place that the safe twin's answer names. */
  readonly pointer: string;
}

const asMallory = (
  method: AttackRequest['method'],
  path: string,
  body?: unknown,
): AttackRequest => ({ method, path, key: SIGN_IN.mallory, body });

const form = (pairs: Record<string, string>): URLSearchParams => new URLSearchParams(pairs);

/** All that its owner may write of a profile. */
export const PROFILE = {
  username: 'mallory',
  bio: 'Hello',
  preferences: { theme: 'dark', newsletter: false },
  addresses: [],
};

const DARK_BETA = { theme: 'dark', newsletter: false, beta_features: true };
const VERIFIED = { street: 'Nowhere 1', city: 'Utrecht', verified_at: '2026-01-01T00:00:00Z' };

const mallory = `basic_auth.users where id = '${MALLORY}'`;
const vera = `basic_auth.users where id = '${VERA}'`;

export const attacks: readonly ProfileAttack[] = [
  {
    title: 'Become an admin',
    request: asMallory('PUT', '/profile', { ...PROFILE, is_admin: true }),
    row: mallory,
    field: 'is_admin',
    wants: true,
    pointer: '#/is_admin',
  },
  {
    title: 'Take a role',
    request: asMallory('PUT', '/profile', { ...PROFILE, role: 'editor' }),
    row: mallory,
    field: 'role',
    wants: 'editor',
    pointer: '#/role',
  },
  {
    title: 'Give myself permissions, a list',
    request: asMallory('PATCH', `/users/${MALLORY}`, { permissions: ['export', 'moderate'] }),
    row: mallory,
    field: 'permissions',
    wants: ['export', 'moderate'],
    pointer: '#/permissions',
  },
  {
    title: 'Join the beta, nested in JSON',
    request: asMallory('PUT', '/profile', { ...PROFILE, preferences: DARK_BETA }),
    row: mallory,
    field: 'preferences.beta_features',
    wants: true,
    pointer: '#/preferences/beta_features',
  },
  {
    title: 'Verify my address, in a list',
    request: asMallory('PUT', '/profile', { ...PROFILE, addresses: [VERIFIED] }),
    row: mallory,
    field: 'addresses.0.verified_at',
    wants: VERIFIED.verified_at,
    pointer: '#/addresses/0/verified_at',
  },
  {
    title: "Take over somebody's list item",
    request: asMallory('PATCH', `/users/${MALLORY}`, {
      addresses: [{ id: VERAS_HOME, street: 'Kade 2', city: 'Delft' }],
    }),
    row: mallory,
    field: 'addresses.0.id',
    wants: VERAS_HOME,
    pointer: '#/addresses/0/id',
  },
  {
    title: 'Overwrite another row, by JSON',
    request: asMallory('PATCH', `/users/${MALLORY}`, { id: VERA, username: 'vera_is_mine' }),
    row: vera,
    field: 'username',
    wants: 'vera_is_mine',
    pointer: '#/id',
  },
  {
    title: 'Become an admin, in a form',
    request: asMallory('POST', '/profile', form({ bio: 'Hello', is_admin: 'true' })),
    row: mallory,
    field: 'is_admin',
    wants: true,
    pointer: '#/is_admin',
  },
  {
    title: 'Join the beta, nested in a form',
    request: asMallory('POST', '/profile', form({ 'preferences[beta_features]': 'true' })),
    row: mallory,
    field: 'preferences.beta_features',
    wants: true,
    pointer: '#/preferences/beta_features',
  },
  {
    title: 'Verify my address, in a form',
    request: asMallory(
      'POST',
      '/profile',
      form({ 'addresses[0][verified_at]': VERIFIED.verified_at }),
    ),
    row: mallory,
    field: 'addresses.0.verified_at',
    wants: VERIFIED.verified_at,
    pointer: '#/addresses/0/verified_at',
  },
  {
    title: 'Become an admin, in the query',
    request: asMallory('PATCH', '/profile?bio=Hello&is_admin=true'),
    row: mallory,
    field: 'is_admin',
    wants: true,
    pointer: '#/is_admin',
  },
  {
    title: 'Join the beta, nested in a query',
    request: asMallory('PATCH', '/profile?preferences[beta_features]=true'),
    row: mallory,
    field: 'preferences.beta_features',
    wants: true,
    pointer: '#/preferences/beta_features',
  },
  {
    title: 'Overwrite another row, by query',
    request: asMallory('PATCH', `/profile?id=${VERA}&username=vera_is_mine`),
    row: vera,
    field: 'username',
    wants: 'vera_is_mine',
    pointer: '#/id',
  },
  {
    title: 'Become an admin, in the path',
    request: asMallory('PUT', '/profile/is_admin/true'),
    row: mallory,
    field: 'is_admin',
    wants: true,
    pointer: '#/is_admin',
  },
  {
    title: 'As an admin, make another one',
    request: {
      method: 'PATCH',
      path: `/users/${VERA}`,
      key: SIGN_IN.ada,
      body: { role: 'editor', is_admin: true },
    },
    row: vera,
    field: 'is_admin',
    wants: true,
    pointer: '#/is_admin',
  },
  {
    title: 'As an admin, set a password hash',
    request: {
      method: 'PATCH',
      path: `/users/${VERA}`,
      key: SIGN_IN.ada,
      body: { password_hash: 'of a password that Ada knows' },
    },
    row: vera,
    field: 'password_hash',
    wants: 'of a password that Ada knows',
    pointer: '#/password_hash',
  },
];
