import type { Problem } from 'gen-dtos/runtime';
import { isDeepStrictEqual } from 'node:util';
import type { Attack, AttackRequest } from './attacks.js';
import type { Database } from './database.js';
import { reset } from './fixtures.js';
import type { Twins } from './start.js';
import { reports, users } from './tables/schema.js';

/** What an attack did to each of the twins. */
export interface Result {
  readonly attack: Attack;
  readonly unsafe: Outcome;
  readonly safe: Outcome;
}

export interface Outcome {
  readonly answer: Answer;
  /** To the request that the attacker compares with. */
  readonly other?: Answer;
  readonly before: Rows;
  readonly after: Rows;
}

export interface Answer {
  readonly status: number;
  /** Without the date. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Everything in the database that is anybody's. */
export interface Rows {
  readonly users: readonly object[];
  readonly reports: readonly object[];
}

export async function runAttack(twins: Twins, attack: Attack): Promise<Result> {
  return {
    attack,
    unsafe: await attackTwin(twins, 'unsafe', attack),
    safe: await attackTwin(twins, 'safe', attack),
  };
}

async function attackTwin(
  twins: Twins,
  twin: 'safe' | 'unsafe',
  { request, wants }: Attack,
): Promise<Outcome> {
  const { database } = twins;
  await reset(database);
  const before = await readRows(database);
  const answer = await send(twins, twin, request);
  const other = wants.kind === 'tell apart' && (await send(twins, twin, wants.from));
  return { answer, before, after: await readRows(database), ...(other && { other }) };
}

export async function send(
  { keys, ...twins }: Twins,
  twin: 'safe' | 'unsafe',
  { method, path, key, authorization, keyInQuery, body }: AttackRequest,
): Promise<Answer> {
  const query = keyInQuery === undefined ? '' : `?api_key=${keys[keyInQuery]}`;
  const headers = new Headers();
  if (key !== undefined) headers.set('authorization', `ApiKey ${keys[key]}`);
  if (authorization !== undefined) headers.set('authorization', authorization);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const response = await fetch(twins[twin] + path + query, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const { date: _, ...compared } = Object.fromEntries(response.headers);
  return { status: response.status, headers: compared, text: await response.text() };
}

async function readRows(database: Database): Promise<Rows> {
  return {
    users: await database.select().from(users).orderBy(users.id),
    reports: await database.select().from(reports).orderBy(reports.id),
  };
}

/** The attacker has what they were after. */
export function gotThrough({ wants }: Attack, { answer, other, before, after }: Outcome): boolean {
  switch (wants.kind) {
    case 'read':
      return answer.text.includes(wants.text);
    case 'write':
      return holds(after[wants.table], wants.row) && !holds(before[wants.table], wants.row);
    case 'tell apart':
      return other !== undefined && !isDeepStrictEqual(answer, other);
  }
}

const holds = (rows: readonly object[], wanted: object): boolean =>
  rows.some((row) => isDeepStrictEqual({ ...row, ...wanted }, row));

/** They haven't, no row is another, and the answer is the one that it should be. */
export function wasStopped(attack: Attack, outcome: Outcome): boolean {
  const { answer, before, after } = outcome;
  const pointers = attack.pointer === undefined ? [] : [attack.pointer];
  return (
    !gotThrough(attack, outcome) &&
    isDeepStrictEqual(before, after) &&
    answer.status === attack.status &&
    isDeepStrictEqual(refusedIn(answer), pointers)
  );
}

/** The places that a problem says were refused. */
export function refusedIn({ text }: Answer): string[] {
  const { errors }: Problem = JSON.parse(text);
  return errors.map(({ pointer }) => pointer);
}

export const isProved = ({ attack, unsafe, safe }: Result): boolean =>
  gotThrough(attack, unsafe) && wasStopped(attack, safe);
