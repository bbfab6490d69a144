import type { Problem } from 'gen-dtos/runtime';
import type { Aim, Attack, AttackRequest } from './attacks.js';
import type { Database } from './database.js';
import { reset } from './fixtures.js';
import type { Quickstart } from './start.js';

/** What an attack did to each of the twins. */
export interface Result {
  readonly attack: Aim;
  readonly unsafe: Outcome;
  readonly safe: Outcome;
}

export interface Outcome {
  readonly answer: Answer;
  /** The row as it was and as it is; nothing if there is none. */
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  /** Whether it left a value on every object of the server. */
  readonly polluted: boolean;
}

export interface Answer {
  readonly status: number;
  /** The places that it says were refused, as JSON Pointers. */
  readonly refused: readonly string[];
  readonly body: object;
}

export type Row = { readonly [column: string]: unknown };

export async function runAttack(quickstart: Quickstart, attack: Attack): Promise<Result> {
  return {
    attack,
    unsafe: await attackTwin(quickstart, '/unsafe', attack),
    safe: await attackTwin(quickstart, '', attack),
  };
}

/** Sends the attack, from the same rows each time, and reads back the row that it is after. */
async function attackTwin(
  { url, database }: Quickstart,
  twin: '/unsafe' | '',
  attack: Attack,
): Promise<Outcome> {
  await reset(database);
  const before = await readRow(database, attack);
  try {
    const answer = await send(url + twin, attack.request);
    if (attack.bystander) await send(url + twin, attack.bystander);
    return { answer, before, after: await readRow(database, attack), polluted: isPolluted() };
  } finally {
    cleanUpPrototype();
  }
}

export async function send(base: string, request: AttackRequest): Promise<Answer> {
  const response = await fetch(base + request.path, {
    method: request.method,
    headers: {
      'content-type': 'application/json',
      ...(request.key !== undefined && { authorization: `ApiKey ${request.key}` }),
    },
    body: JSON.stringify(request.body),
  });
  const body: Partial<Problem> = JSON.parse(await response.text());
  const refused = (body.errors ?? []).map((error) => error.pointer);
  return { status: response.status, refused, body };
}

async function readRow(database: Database, attack: Attack): Promise<Row | undefined> {
  const { rows } = await database.query<Row>(`select * from ${attack.row}`);
  return rows[0];
}

const isPolluted = (): boolean => Object.keys(Object.prototype).length > 0;

function cleanUpPrototype(): void {
  for (const key of Object.keys(Object.prototype)) Reflect.deleteProperty(Object.prototype, key);
}
