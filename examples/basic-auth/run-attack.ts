import { answerOf } from '../attacking/answer-of.js';
import { attackRow } from '../attacking/attack-row.js';
import { attackTwins, type Twin } from '../attacking/attack-twins.js';
import type { Answer, Attack, AttackRequest, Outcome, Result } from '../attacking/attack.js';
import type { Running } from './start.js';

export const runAttack = (running: Running, attack: Attack): Promise<Result> =>
  attackTwins(attack, (twin) => attackTwin(running, twin, attack));

export const attackTwin = (
  running: Running,
  twin: Twin | '/allow-list',
  attack: Attack,
): Promise<Outcome> => attackRow(running, attack, () => send(running.url + twin, attack.request));

/** Sends JSON, or a form as a browser does; `key` is a name and a password, with a colon between. */
export async function send(base: string, request: AttackRequest): Promise<Answer> {
  const { method, path, key, body } = request;
  const headers = new Headers();
  if (key !== undefined) {
    headers.set('authorization', `Basic ${Buffer.from(key).toString('base64')}`);
  }
  const isForm = body instanceof URLSearchParams;
  if (isForm) headers.set('origin', new URL(base).origin);
  else if (body !== undefined) headers.set('content-type', 'application/json');
  const sent = isForm ? body : (JSON.stringify(body) ?? null);
  return answerOf(await fetch(base + path, { method, headers, body: sent }));
}
