import type { Answer, Attack, AttackRequest } from '../attacking/attack.js';

/** A request that is signed, rightly, with the key that it names; and what then becomes of it. */
export interface SignedAttack extends Attack {
  /** The id of the user whose row is read back. */
  readonly row: string;
  /** What the safe twin answers, and which places it names. */
  readonly refusal: Pick<Answer, 'status' | 'refused'>;
  /** The path that it was signed for, where it is sent to another. */
  readonly signedFor?: string;
  /** How many seconds it was held back. */
  readonly heldBack?: number;
  /** It arrives, then this one of the same person, and then a copy of it. */
  readonly replayedAfter?: AttackRequest;
}

const patch = (user: string, key: string, body: object): AttackRequest => ({
  method: 'PATCH',
  path: `/profile/${user}`,
  key,
  body,
});

const asMallory = (body: object): AttackRequest => patch('mallory', 'mallory-1', body);
const asVera = (body: object): AttackRequest => patch('vera', 'vera-1', body);

/** The signature is right, and these are none of the signer's to write. */
const refused = (...pointers: string[]): SignedAttack['refusal'] => ({
  status: 422,
  refused: pointers,
});
const NOT_FOUND = { status: 404, refused: [] };
const UNSIGNED = { status: 401, refused: [] };

export const attacks: readonly SignedAttack[] = [
  {
    title: 'Become an admin',
    request: asMallory({ bio: 'Hello', is_admin: true }),
    row: 'mallory',
    field: 'is_admin',
    wants: true,
    refusal: refused('#/is_admin'),
  },
  {
    title: 'Take a staff role',
    request: asMallory({ role: 'support' }),
    row: 'mallory',
    field: 'role',
    wants: 'support',
    refusal: refused('#/role'),
  },
  {
    title: 'Top up my balance',
    request: asMallory({ display_name: 'M.', balance: 1_000_000 }),
    row: 'mallory',
    field: 'balance',
    wants: 1_000_000,
    refusal: refused('#/balance'),
  },
  {
    title: 'With a leaked key, make admin',
    request: asVera({ is_admin: true, balance: 1 }),
    row: 'vera',
    field: 'is_admin',
    wants: true,
    refusal: refused('#/is_admin', '#/balance'),
  },
  {
    title: "Sign for Vera's profile",
    request: patch('vera', 'mallory-1', { email: 'mallory@evil.test' }),
    row: 'vera',
    field: 'email',
    wants: 'mallory@evil.test',
    refusal: NOT_FOUND,
  },
  {
    title: 'Send mine to another path',
    request: patch('vera', 'mallory-1', { email: 'mallory@evil.test' }),
    signedFor: '/profile/mallory',
    row: 'vera',
    field: 'email',
    wants: 'mallory@evil.test',
    refusal: UNSIGNED,
  },
  {
    title: "Send Vera's to another path",
    request: patch('mallory', 'vera-1', { display_name: 'Vera' }),
    signedFor: '/profile/vera',
    row: 'mallory',
    field: 'display_name',
    wants: 'Vera',
    refusal: UNSIGNED,
  },
  {
    title: 'Replay what was captured',
    request: asVera({ email: 'vera@old-job.test' }),
    replayedAfter: asVera({ email: 'vera@acme.test' }),
    row: 'vera',
    field: 'email',
    wants: 'vera@old-job.test',
    refusal: UNSIGNED,
  },
  {
    title: 'Hold a request back for an hour',
    request: asVera({ bio: 'On leave today' }),
    heldBack: 3600,
    row: 'vera',
    field: 'bio',
    wants: 'On leave today',
    refusal: UNSIGNED,
  },
];
