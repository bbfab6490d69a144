import { answerOf } from '../attacking/answer-of.js';
import { attackRow } from '../attacking/attack-row.js';
import { attackTwins } from '../attacking/attack-twins.js';
import type { Answer, Result } from '../attacking/attack.js';
import type { Attack, AttackRequest } from './attacks.js';
import type { Running } from './start.js';

export const runAttack = (running: Running, attack: Attack): Promise<Result> =>
  attackTwins(attack, (twin, { request }) =>
    attackRow(running, attack, () => send(running, { ...request, path: twin + request.path })),
  );

export async function send(running: Running, request: AttackRequest): Promise<Answer> {
  const { method, path, key } = request;
  const response = await fetch(running.url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `ApiKey ${running.keyOf(key)}` }),
    },
    body: JSON.stringify(request.body),
  });
  return answerOf(response);
}
