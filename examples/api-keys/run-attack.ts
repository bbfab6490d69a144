import type { Problem } from 'gen-dtos/runtime';
import type { Answer, Outcome, Result } from '../quickstart/run-attack.js';
import type { Attack, AttackRequest } from './attacks.js';
import type { Running } from './start.js';

export async function runAttack(running: Running, attack: Attack): Promise<Result> {
  return {
    attack,
    unsafe: await attackTwin(running, '/unsafe', attack),
    safe: await attackTwin(running, '', attack),
  };
}

/** Sends the attack, from the same rows each time, and reads back the row that it is after. */
async function attackTwin(
  running: Running,
  twin: '/unsafe' | '',
  { request, row }: Attack,
): Promise<Outcome> {
  const readRow = async () => (await running.rows(`select * from ${row}`))[0];
  await running.reset();
  const before = await readRow();
  const answer = await send(running, { ...request, path: twin + request.path });
  return { answer, before, after: await readRow(), polluted: isPolluted() };
}

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
  const body: Partial<Problem> = JSON.parse(await response.text());
  const refused = (body.errors ?? []).map(({ pointer }) => pointer);
  return { status: response.status, refused, body };
}

const isPolluted = (): boolean => Object.keys(Object.prototype).length > 0;
