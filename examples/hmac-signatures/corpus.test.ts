/** Every attack of gen-dtos/testing, signed with the attacker's own key; the rows are read back after each. */
import { signHmac } from 'gen-dtos/auth';
import { sendTo } from 'gen-dtos/testing';
import { afterAll, beforeAll } from 'vitest';
import { underAttack } from '../attacking/under-attack.js';
import { reset } from './fixtures.js';
import { updateUserByOwner } from './generated/user.js';
import { start, type Running } from './start.js';
import { users } from './tables/users.js';
import { bodySignature } from './unsafe/verify-hmac.js';

let running: Running;
beforeAll(async () => {
  running = await start();
});
afterAll(() => running.close());

/** Signed for the twin: whoever has a key can sign whatever they like. */
const signers = {
  async '/unsafe'(request: Request): Promise<Request> {
    const bytes = new Uint8Array(await request.clone().arrayBuffer());
    request.headers.set('X-Hmac-Signature', bodySignature(bytes));
    return request;
  },
  async ''(request: Request): Promise<Request> {
    const key = running.keys.get('mallory-1');
    if (key === undefined) throw new Error('Mallory has no key.');
    return signHmac(request, { keyId: 'mallory-1', secret: key.secret });
  },
};

underAttack('an owner updates a profile', (twin) => ({
  dto: updateUserByOwner,
  options: { wants: { is_admin: true, role: 'support', balance: 1_000_000, id: 'vera' } },
  carriers: ['json', 'merge-patch'],
  send: sendTo(`${running.url}${twin}/profile/mallory`, {}, async (request) =>
    fetch(await signers[twin](request)),
  ),
  readRows: () => running.database.select().from(users).orderBy(users.id),
  isAimedAt: ({ id }) => id === 'mallory',
  reset: () => reset(running.database),
}));
