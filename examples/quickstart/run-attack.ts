import { answerOf } from '../attacking/answer-of.js';
import { attackRow } from '../attacking/attack-row.js';
import { attackTwins } from '../attacking/attack-twins.js';
import type { Answer, AttackRequest, Result } from '../attacking/attack.js';
import type { Attack } from './attacks.js';
import type { Quickstart } from './start.js';

export const runAttack = (quickstart: Quickstart, attack: Attack): Promise<Result> =>
  attackTwins(attack, (twin, { request, bystander }) =>
    attackRow(quickstart, attack, async () => {
      const answer = await send(quickstart.url + twin, request);
      if (bystander) await send(quickstart.url + twin, bystander);
      return answer;
    }),
  );

export async function send(base: string, request: AttackRequest): Promise<Answer> {
  const { method, path, key, body } = request;
  const response = await fetch(base + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `ApiKey ${key}` }),
    },
    body: JSON.stringify(body),
  });
  return answerOf(response);
}
