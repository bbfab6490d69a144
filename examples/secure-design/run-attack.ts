import { attackTwins, type Twin } from '../attacking/attack-twins.js';
import type { Outcome, Result, Row } from '../attacking/attack.js';
import type { Attack, AttackRequest } from './attacks.js';
import { signedIn, type Browser } from './browse.js';
import { insertUsers } from './fixtures.js';
import type { Running } from './start.js';
import { findUser } from './tables/users.js';
import { decoded } from './unsafe/session-cookie.js';

export const runAttack = (running: Running, attack: Attack): Promise<Result> =>
  attackTwins(attack, (twin) => attackTwin(running, twin, attack));

/** Sends the attack, from the same rows each time, and looks for what it is after. */
async function attackTwin(running: Running, twin: Twin, attack: Attack): Promise<Outcome> {
  await insertUsers(running.database);
  const { place, request, from } = attack;
  const before = typeof place === 'number' ? await rowOf(running, place) : undefined;
  const browser = await signedIn(running.url, twin, from);
  const { status, text } = await send(browser, request);
  const after =
    typeof place === 'number'
      ? await rowOf(running, place)
      : objectIn(place === 'cookie' ? () => decoded(browser.session) : () => JSON.parse(text));
  return { answer: { status, refused: refusedIn(text), body: {} }, before, after, polluted: false };
}

async function send(browser: Browser, request: AttackRequest) {
  const { method, path, json, form, page, tamper } = request;
  const token = form !== undefined && page === undefined ? await browser.token() : undefined;
  const response = await browser.send(method, path, {
    ...(json && { json }),
    ...(form !== undefined && { form: token === undefined ? form : `${form}&_csrf=${token}` }),
    ...(page && { page }),
    ...(tamper && { session: tamper(browser.session) }),
  });
  return { status: response.status, text: await response.text() };
}

const rowOf = async ({ database }: Running, id: number): Promise<Row | undefined> => {
  const user = await findUser(database, id);
  return user && { ...user };
};

function objectIn(read: () => Row): Row | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** JSON Pointers, in a problem or a page. */
const refusedIn = (text: string): string[] =>
  [...text.matchAll(/(?:"pointer":"|<code>)(#[^"<]*)/g)].map(([, pointer = '']) => pointer);
