import type { Aim } from '../attacking/attack.js';
import { MALLORY, PASSWORD, VERA } from './fixtures.js';
import { decoded, signed } from './unsafe/session-cookie.js';

export interface Attack extends Aim {
  /** In whose browser it is sent. */
  readonly from: 'mallory' | 'vera';
  /** Where what the attacker wants would stand: in the row of a user, an answer, or the cookie. */
  readonly place: number | 'answer' | 'cookie';
  readonly request: AttackRequest;
  /** How the safe twin answers, and the places that it says were refused. */
  readonly status: number;
  readonly refused?: readonly string[];
}

export interface AttackRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly json?: object;
  /** A form: our own page's, with its token, unless it comes from another site. */
  readonly form?: string;
  /** What a browser says of a page that isn't ours. */
  readonly page?: { readonly origin: string; readonly site: 'cross-site' | 'same-site' };
  /** What the sender made of the cookie's value. */
  readonly tamper?: (session: string) => string;
}

const EVIL = { origin: 'https://evil.test', site: 'cross-site' } as const;
const BLOG = { origin: 'https://blog.acme.test', site: 'same-site' } as const;

const OWN = '&display_name=Mallory&email=mallory@evil.test&bio=&theme=light&newsletter=false';

export const attacks: readonly Attack[] = [
  {
    title: 'Become an admin, as JSON',
    from: 'mallory',
    request: { method: 'PATCH', path: `/users/${MALLORY}`, json: { bio: 'Hi', is_admin: true } },
    place: MALLORY,
    field: 'is_admin',
    wants: true,
    status: 422,
    refused: ['#/is_admin'],
  },
  {
    title: 'Become an admin, in the form',
    from: 'mallory',
    request: { method: 'POST', path: '/profile', form: `is_admin=true${OWN}` },
    place: MALLORY,
    field: 'is_admin',
    wants: true,
    status: 422,
    refused: ['#/is_admin'],
  },
  {
    title: 'Top up my balance',
    from: 'mallory',
    request: { method: 'POST', path: '/profile', form: `account_balance=1000000${OWN}` },
    place: MALLORY,
    field: 'account_balance',
    wants: 1_000_000,
    status: 422,
    refused: ['#/account_balance'],
  },
  {
    title: 'Give myself the paid tier',
    from: 'mallory',
    request: { method: 'PATCH', path: `/users/${MALLORY}`, json: { subscription_tier: 'pro' } },
    place: MALLORY,
    field: 'subscription_tier',
    wants: 'pro',
    status: 422,
    refused: ['#/subscription_tier'],
  },
  {
    title: "Read somebody else's record",
    from: 'mallory',
    request: { method: 'GET', path: `/users/${VERA}` },
    place: 'answer',
    field: 'email',
    wants: 'vera@acme.test',
    status: 404,
  },
  {
    title: "Change somebody else's e-mail",
    from: 'mallory',
    request: { method: 'PATCH', path: `/users/${VERA}`, json: { email: 'mallory@evil.test' } },
    place: VERA,
    field: 'email',
    wants: 'mallory@evil.test',
    status: 404,
  },
  {
    title: 'Read what staff notes about me',
    from: 'mallory',
    request: { method: 'GET', path: `/users/${MALLORY}` },
    place: 'answer',
    field: 'internal_notes',
    wants: 'Watch this one',
    status: 200,
  },
  {
    title: 'Read the same in my cookie',
    from: 'mallory',
    request: { method: 'GET', path: `/users/${MALLORY}` },
    place: 'cookie',
    field: 'internal_notes',
    wants: 'Watch this one',
    status: 200,
  },
  {
    title: 'Sign a cookie that says admin',
    from: 'mallory',
    request: { method: 'GET', path: '/users', tamper: asAdmin },
    place: 'answer',
    field: '1.email',
    wants: 'vera@acme.test',
    status: 401,
  },
  {
    title: 'A form on another site (CSRF)',
    from: 'vera',
    request: { method: 'POST', path: '/profile', form: 'email=mallory@evil.test', page: EVIL },
    place: VERA,
    field: 'email',
    wants: 'mallory@evil.test',
    status: 403,
  },
  {
    title: "A form on our own blog's host (CSRF)",
    from: 'vera',
    request: { method: 'POST', path: '/profile', form: 'email=mallory@evil.test', page: BLOG },
    place: VERA,
    field: 'email',
    wants: 'mallory@evil.test',
    status: 403,
  },
  {
    title: 'A link that changes state (CSRF)',
    from: 'vera',
    request: { method: 'GET', path: '/profile?email=mallory@evil.test', page: EVIL },
    place: VERA,
    field: 'email',
    wants: 'mallory@evil.test',
    status: 200,
  },
];

/** The key is a guess. Of a cookie that holds an id only, this makes another id. */
function asAdmin(session: string): string {
  try {
    return signed({ ...decoded(session), is_admin: true });
  } catch {
    return signed({ user_id: MALLORY, is_admin: true, internal_notes: PASSWORD });
  }
}
