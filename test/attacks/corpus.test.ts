/**
 * Sends every attack on a rich model over HTTP to the safe and the unsafe twin of each handler, and
 * looks at the rows of a database: PGlite, or the PostgreSQL of `DATABASE_URL`.
 */
import type { Dto } from 'gen-dtos/runtime';
import {
  attacksFor,
  runAttack,
  sendTo,
  type AttackOptions,
  type AttackResult,
  type SendAttack,
} from 'gen-dtos/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRows, createTables, isSame, MALLORY, reset, WANTS } from './accounts.js';
import { attacksPage } from './attacks-page.js';
import { CARRIERS, doorFor } from './carriers.js';
import { openDatabase, type Database, type Row } from './database.js';
import {
  createAccountByOwner,
  replaceAccountByOwner,
  updateAccountByOwner,
  updateAccountBySupport,
} from './generated/account.js';
import { startServer, type AttackedServer } from './server.js';

const SERVER = process.env['DATABASE_URL'];

let database: Database;
let server: AttackedServer;
beforeAll(async () => {
  database = await openDatabase(SERVER);
  await createTables(database);
  await reset(database);
  server = await startServer(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

interface Run {
  readonly title: string;
  readonly dto: Dto<object, unknown>;
  readonly role: string;
  readonly path: string;
  readonly options: AttackOptions;
}

const MALLORYS = { path: `/accounts/${MALLORY}`, options: { wants: WANTS } };
const NEWBIE = { username: 'newbie' };

const RUNS: readonly Run[] = [
  {
    title: 'an owner creates',
    dto: createAccountByOwner,
    role: 'owner',
    path: '/accounts',
    options: { wants: WANTS, sample: NEWBIE },
  },
  { title: 'an owner updates', dto: updateAccountByOwner, role: 'owner', ...MALLORYS },
  { title: 'an owner replaces', dto: replaceAccountByOwner, role: 'owner', ...MALLORYS },
  { title: 'support updates', dto: updateAccountBySupport, role: 'support', ...MALLORYS },
];

/** The result of an attack, and whether any row has changed. */
interface Outcome extends AttackResult {
  readonly isChanged: boolean;
}

/** Sends every attack on a Dto to one of the twins, from the same rows each time. */
async function* outcomesOf(run: Run, twin: '' | '/unsafe'): AsyncGenerator<Outcome> {
  const sendOne = sendTo(server.url + twin + run.path, { authorization: run.role });
  await reset(database);
  const start = await allRows(database);
  let rows = start;
  const send: SendAttack = async (attack) => {
    const answer = await sendOne(attack);
    rows = await allRows(database);
    return answer;
  };
  const readBack = async (): Promise<Row | undefined> => rowIn(rows, run);
  for (const attack of attacksFor(run.dto, run.options)) {
    const result = await runAttack(run.dto, attack, { send, readBack });
    const isChanged = !isSame(rows, start);
    yield { ...result, isChanged };
    if (isChanged) await reset(database);
    rows = start;
  }
}

/** The row that an attack aims at: Mallory's, or the one of the new account. */
function rowIn(rows: readonly Row[], { path }: Pick<Run, 'path'>): Row | undefined {
  return path === MALLORYS.path
    ? rows.find((row) => row['id'] === MALLORY)
    : rows.find((row) => row['username'] === NEWBIE.username);
}

test('a replacement keeps what its sender may not write, and an update applies no default', async () => {
  await reset(database);
  const before = rowIn(await allRows(database), MALLORYS);
  const replacement = {
    display_name: 'M.',
    email: 'm@acme.test',
    bio: null,
    scope: 'write',
    tags: [],
    preferences: { theme: 'dark', newsletter: true, limits: { daily: 2 } },
    addresses: [],
    devices: [],
    payment: null,
    methods: [],
  };
  expect(await write('PUT', replacement)).toBe(204);
  expect(await write('PATCH', { preferences: { limits: {} } })).toBe(204);
  expect(rowIn(await allRows(database), MALLORYS)).toEqual({
    ...before,
    ...replacement,
    preferences: {
      theme: 'dark',
      newsletter: true,
      beta_features: false,
      limits: { daily: 2, hard_cap: 10 },
    },
  });
});

test.each([...CARRIERS.keys()])('a right change is stored, sent as %j', async (type) => {
  await reset(database);
  const name = `By ${type}`;
  const form = new FormData();
  form.set('display_name', name);
  const query = String(new URLSearchParams({ display_name: name }));
  const bodies = new Map<string, string | FormData | Uint8Array<ArrayBuffer>>([
    [
      'application/json-patch+json',
      JSON.stringify([{ op: 'add', path: '/display_name', value: name }]),
    ],
    ['application/x-www-form-urlencoded', query],
    ['multipart/form-data', form],
    ['', new Uint8Array()],
  ]);
  const { status } = await fetch(`${server.url}${MALLORYS.path}?${type === '' ? query : ''}`, {
    method: 'PATCH',
    body: bodies.get(type) ?? JSON.stringify({ display_name: name }),
    headers: {
      authorization: 'owner',
      ...(!['', 'multipart/form-data'].includes(type) && { 'content-type': type }),
    },
  });
  const row = rowIn(await allRows(database), MALLORYS);
  expect({ status, name: row?.['display_name'] }).toEqual({ status: 204, name });
});

test.each([
  ['cut off', 'boundary=a', '--a\r\nContent-Disposition: form-data; name="bio"\r\n\r\ntext'],
  ['without a boundary', '', '--a--\r\n'],
  ['of nothing', 'boundary=a', ''],
  ['too large', 'boundary=a', `--a\r\n${'-'.repeat(3_000_000)}`],
])('a multipart form %s is refused', async (_, parameter, body) => {
  const type = ['multipart/form-data', parameter].filter(Boolean).join('; ');
  const headers = { authorization: 'owner', 'content-type': type };
  const response = await fetch(server.url + MALLORYS.path, { method: 'PATCH', headers, body });
  expect(UNREAD).toContain(response.status);
  expect(server.crashes).toEqual([]);
});

async function write(method: 'PUT' | 'PATCH', body: object): Promise<number> {
  const headers = { authorization: 'owner', 'content-type': 'application/json' };
  const url = server.url + MALLORYS.path;
  return (await fetch(url, { method, headers, body: JSON.stringify(body) })).status;
}

describe.each(RUNS)('$title', (run) => {
  test('by what is parsed: nothing is stored, and the answer says where', async () => {
    const failed: string[] = [];
    for await (const outcome of outcomesOf(run, '')) {
      if (!isStopped(outcome, run)) failed.push(described(outcome));
    }
    expect(failed).toEqual([]);
    expect(server.crashes).toEqual([]);
  });
});

/** Whether an attack failed. A media type that this server does not accept is refused unread. */
function isStopped(outcome: Outcome, { dto }: Run): boolean {
  const { attack, status, stored, polluted, isChanged } = outcome;
  if (isChanged) return false;
  if (doorFor(attack.contentType, dto['~dto'].shape)) return outcome.passed;
  return UNREAD.has(status) && stored.length === 0 && polluted.length === 0;
}

/** Statuses of requests refused unread: malformed, too large, or of another type. */
const UNREAD: ReadonlySet<number> = new Set([400, 413, 414, 415, 431]);

const described = ({ attack, status, pointer, stored, polluted, isChanged }: Outcome): string =>
  `${attack.name}: ${status} at ${pointer}, not ${attack.expected.pointer}; stored ${stored}; ` +
  `polluted ${polluted}; ${isChanged ? 'rows changed' : 'no row changed'}`;

test('by what is bound: the attacks are real', async () => {
  const all = RUNS.flatMap(({ dto, options }) => [...attacksFor(dto, options)]);
  const real = new Map<string, number>();
  // Unsafe handlers know neither roles nor shapes, so one run of each kind is enough.
  for (const run of RUNS.slice(0, 2)) {
    for await (const { attack, stored, polluted } of outcomesOf(run, '/unsafe')) {
      const isReal = stored.length > 0 || polluted.length > 0;
      if (isReal) real.set(attack.class, (real.get(attack.class) ?? 0) + 1);
    }
  }
  const page = attacksPage(all, real);
  // Drivers treat values of the wrong type differently, so the page shows the results with PGlite.
  if (SERVER === undefined) await expect(page).toMatchFileSnapshot('../../docs/attacks.md');
  expect(real.size).toBeGreaterThan(30);
});
