import { sql } from 'drizzle-orm';
import type { Problem } from 'gen-dtos/runtime';
import type { Attack, AttackRequest } from '../quickstart/attacks.js';
import type { Answer, Outcome, Result, Row } from '../quickstart/run-attack.js';
import type { Database } from './database.js';
import type { Running } from './start.js';

export async function runAttack(running: Running, attack: Attack): Promise<Result> {
  return {
    attack,
    unsafe: await attackTwin(running, '/unsafe', attack),
    safe: await attackTwin(running, '', attack),
  };
}

/** Sends the attack, from the same rows each time, and reads back the row that it is after. */
export async function attackTwin(
  { url, database, reset }: Running,
  twin: '/unsafe' | '/allow-list' | '',
  attack: Attack,
): Promise<Outcome> {
  await reset();
  const before = await readRow(database, attack.row);
  const answer = await send(url + twin, attack.request);
  const polluted = Object.keys(Object.prototype).length > 0;
  return { answer, before, after: await readRow(database, attack.row), polluted };
}

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
  const response = await fetch(base + path, { method, headers, body: sent });
  const told: Partial<Problem> = JSON.parse(await response.text());
  const refused = (told.errors ?? []).map(({ pointer }) => pointer);
  return { status: response.status, refused, body: told };
}

/** The row that `select * from` these words finds. */
export async function readRow(database: Database, words: string): Promise<Row | undefined> {
  // Both drivers answer so; their common type doesn't say it.
  const { rows } = (await database.execute(sql.raw(`select * from ${words}`))) as { rows: Row[] };
  return rows[0];
}
