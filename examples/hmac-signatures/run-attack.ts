import { answerOf } from '../attacking/answer-of.js';
import { attackTwins, type Twin } from '../attacking/attack-twins.js';
import type { Answer, Outcome, Result } from '../attacking/attack.js';
import type { SignedAttack } from './attacks.js';
import { reset } from './fixtures.js';
import { sentTo, sign } from './sign.js';
import type { Running } from './start.js';
import { findUser } from './tables/users.js';

export const runAttack = (running: Running, attack: SignedAttack): Promise<Result> =>
  attackTwins(attack, (twin) => attackTwin(running, twin, attack));

/** Sends the attack, from the same rows each time, and reads back the row that it is after. */
async function attackTwin(
  { url, database, keys }: Running,
  twin: Twin,
  { request, row, signedFor = request.path, heldBack = 0, replayedAfter }: SignedAttack,
): Promise<Outcome> {
  await reset(database);
  const signed = await sign(url, twin, { ...request, path: signedFor }, { keys, ago: heldBack });
  if (replayedAfter) {
    await send(signed);
    await send(await sign(url, twin, replayedAfter, { keys }));
  }
  const before = await findUser(database, row);
  const answer = await send(sentTo(url + twin + request.path, signed));
  return { answer, before, after: await findUser(database, row), polluted: false };
}

/** Sends a copy, so that it can be sent again. */
export const send = async (request: Request): Promise<Answer> =>
  answerOf(await fetch(request.clone()));
