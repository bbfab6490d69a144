/** Every attack of gen-dtos/testing, sent from a signed-in browser; all rows are read back after each. */
import { sendTo, type SendAttack } from 'gen-dtos/testing';
import { afterAll, beforeAll } from 'vitest';
import type { Twin } from '../attacking/attack-twins.js';
import type { Attacked } from '../attacking/corpus.js';
import { underAttack } from '../attacking/under-attack.js';
import { signedIn } from './browse.js';
import { insertUsers, MALLORY, VERA } from './fixtures.js';
import { updateUserByAdmin, updateUserByOwner } from './generated/user.js';
import { start, type Running } from './start.js';
import { users } from './tables/schema.js';

let running: Running;
beforeAll(async () => {
  running = await start();
});
afterAll(() => running.close());

/** To a place of the server, with somebody's cookie, from a page of ours. */
const sentBy =
  (who: string, twin: Twin, path: string): SendAttack =>
  async (attack) => {
    const { session } = await signedIn(running.url, twin, who);
    return sendTo(running.url + twin + path, {
      cookie: `${twin === '' ? '__Host-session' : 'session'}=${session}`,
      origin: running.url,
      'sec-fetch-site': 'same-origin',
    })(attack);
  };

const rowOf = (id: number): Pick<Attacked, 'readRows' | 'isAimedAt' | 'reset'> => ({
  readRows: () => running.database.select().from(users).orderBy(users.id),
  isAimedAt: (row) => row['id'] === id,
  reset: () => insertUsers(running.database),
});

const MINE = { is_admin: true, subscription_tier: 'pro', account_balance: 1_000_000 };

underAttack('an owner updates a profile', (twin) => ({
  ...rowOf(MALLORY),
  dto: updateUserByOwner,
  options: { wants: { ...MINE, internal_notes: 'A friend', password_hash: 'scrypt:mine' } },
  carriers: ['json', 'merge-patch', 'json-patch'],
  send: sentBy('mallory', twin, `/users/${MALLORY}`),
}));

underAttack('an admin updates a profile', (twin) => ({
  ...rowOf(VERA),
  dto: updateUserByAdmin,
  options: { wants: { account_balance: 1_000_000, password_hash: 'scrypt:mine', theme: 'dark' } },
  carriers: ['json', 'merge-patch', 'json-patch'],
  send: sentBy('ada', twin, `/users/${VERA}`),
}));
