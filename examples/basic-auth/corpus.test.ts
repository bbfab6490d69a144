/** Every attack of gen-dtos/testing on both twins, in every way that a profile can be written. */
import { sendTo, type Carrier, type SendAttack } from 'gen-dtos/testing';
import { afterAll, beforeAll } from 'vitest';
import type { Twin } from '../attacking/attack-twins.js';
import type { Attacked } from '../attacking/corpus.js';
import { underAttack } from '../attacking/under-attack.js';
import { MALLORY, SIGN_IN, VERA } from './fixtures.js';
import { replaceUserByOwner, updateUserByAdmin, updateUserByOwner } from './generated/user.js';
import { CHEAP, start, type Running } from './start.js';

let running: Running;
beforeAll(async () => {
  running = await start({ databaseUrl: process.env['DATABASE_URL'], cost: CHEAP });
});
afterAll(() => running.close());

const as = (who: keyof typeof SIGN_IN) => ({
  authorization: `Basic ${Buffer.from(SIGN_IN[who]).toString('base64')}`,
});

const rowOf = (id: string): Pick<Attacked, 'readRows' | 'isAimedAt' | 'reset'> => ({
  readRows: () => running.rows('select * from basic_auth.users order by id'),
  isAimedAt: (row) => row['id'] === id,
  reset: running.reset,
});

const WANTS = {
  is_admin: true,
  role: 'editor',
  permissions: ['export'],
  password_hash: 'scrypt:mine',
  preferences: { beta_features: true },
  addresses: [{ verified_at: '2026-01-01T00:00:00Z' }],
};

const FORMS: ReadonlySet<Carrier> = new Set<Carrier>(['form', 'multipart']);

/** JSON to the record, a form as a page of ours sends it, and a query to the handler that takes one. */
function everyWay(twin: Twin): SendAttack {
  const base = running.url + twin;
  const json = sendTo(`${base}/users/${MALLORY}`, as('mallory'));
  const form = sendTo(`${base}/profile`, { ...as('mallory'), origin: running.url });
  const query = sendTo(`${base}/profile`, as('mallory'));
  return (attack) => {
    if (FORMS.has(attack.carrier)) return form({ ...attack, method: 'POST' });
    return attack.carrier === 'query' ? query(attack) : json(attack);
  };
}

underAttack('an owner updates a profile', (twin) => ({
  ...rowOf(MALLORY),
  dto: updateUserByOwner,
  options: { wants: WANTS },
  carriers: ['json', 'merge-patch', 'form', 'multipart', 'query'],
  readsPlaces: true,
  send: everyWay(twin),
}));

underAttack('an owner replaces a profile', (twin) => ({
  ...rowOf(MALLORY),
  dto: replaceUserByOwner,
  options: { wants: WANTS },
  carriers: ['json'],
  send: sendTo(`${running.url}${twin}/profile`, as('mallory')),
}));

underAttack('an admin updates a profile', (twin) => ({
  ...rowOf(VERA),
  dto: updateUserByAdmin,
  options: { wants: { is_admin: true, bio: 'Hacked', username: 'mine' } },
  carriers: ['json', 'merge-patch'],
  send: sendTo(`${running.url}${twin}/users/${VERA}`, as('ada')),
}));
