import { isDeepStrictEqual } from 'node:util';
import type { RecordOf } from 'gen-dtos';
import type { Database, Row } from './database.js';
import { Account } from './models/account.model.js';

export type AccountRecord = RecordOf<typeof Account>;

export const MALLORY = 'aaaaaaaa-0000-4000-8000-000000000000';
export const VERA = 'bbbbbbbb-0000-4000-8000-000000000000';

export async function createTables(database: Database): Promise<void> {
  await database.exec(TABLES);
}

/** Restores the rows that every attack starts from. */
export async function reset(database: Database): Promise<void> {
  await database.exec(ROWS);
}

/** Every row that a handler may write. */
export async function allRows(database: Database): Promise<readonly Row[]> {
  const { rows } = await database.query('select * from accounts order by id');
  return rows;
}

export async function findAccount(
  database: Database,
  id: string,
): Promise<AccountRecord | undefined> {
  const { rows } = await database.query('select * from accounts where id = $1', [id]);
  return rows[0] as AccountRecord | undefined;
}

const COLUMNS = Object.keys(Account.entries).filter((name) => name !== 'password');
const DOCUMENTS: ReadonlySet<string> = new Set([
  'tags',
  'preferences',
  'addresses',
  'devices',
  'payment',
  'methods',
]);

/**
 * Saves like an ORM: writes every attribute that is a column, and updates a row with the same id.
 */
export async function save(database: Database, record: object): Promise<void> {
  const row: Row = { ...record, id: Reflect.get(record, 'id') };
  const columns = COLUMNS.filter((name) => Reflect.get(record, name) !== undefined);
  const values = columns.map((_, index) => `$${index + 1}`);
  const changes = columns.map((column) => `${column} = excluded.${column}`);
  await database.query(
    `insert into accounts (${columns}) values (${values}) on conflict (id) do update set ${changes}`,
    columns.map((column) => valueFor(column, row[column] ?? Reflect.get(record, column))),
  );
}

const valueFor = (column: string, value: unknown): unknown =>
  DOCUMENTS.has(column) ? JSON.stringify(value) : value;

export const isSame = (left: unknown, right: unknown): boolean => isDeepStrictEqual(left, right);

const TEAM = 'eeeeeeee-0000-4000-8000-000000000000';

const TABLES = `
  drop table if exists accounts, teams;
  create table teams (id uuid primary key, name text not null);
  create table accounts (
    id            uuid primary key default gen_random_uuid(),
    username      text not null unique,
    display_name  text not null,
    email         text not null,
    bio           text,
    locale        text not null default 'en',
    website       text,
    scope         text not null default 'read',
    rate_limit    integer not null default 100,
    tags          jsonb not null default '[]',
    preferences   jsonb not null default '{"theme":"light","newsletter":false,"beta_features":false,"limits":{"daily":1,"hard_cap":10}}',
    addresses     jsonb not null default '[]',
    devices       jsonb not null default '[]',
    payment       jsonb,
    methods       jsonb not null default '[]',
    password_hash text,
    role          text not null default 'member',
    is_admin      boolean not null default false,
    status        text not null default 'active',
    balance       integer not null default 0,
    api_key       text not null default 'sk_server',
    owner_id      uuid not null default gen_random_uuid(),
    team_id       uuid references teams,
    confirmed_at  timestamptz
  );
  insert into teams (id, name) values ('${TEAM}', 'staff');
`;

const ROWS = `
  delete from accounts;
  insert into accounts (id, username, display_name, email, owner_id, addresses, devices, payment, methods) values
    ('${MALLORY}', 'mallory', 'Mallory', 'mallory@evil.test', '${MALLORY}',
      '[{"street":"Hoofdstraat 1","country":"NL","verified":false}]',
      '[{"id":"phone","name":"Phone","trusted":false}]',
      '{"kind":"card","holder":"M.","charged":false}',
      '[{"kind":"iban","iban":"NL00","charged":false}]'),
    ('${VERA}', 'vera', 'Vera', 'vera@acme.test', '${VERA}', '[]', '[{"id":"laptop","name":"Laptop","trusted":true}]', null, '[]');
`;

/** Values that an attacker would want to write, of the right types. */
export const WANTS = {
  is_admin: true,
  id: VERA,
  username: 'root',
  password: 'correct horse battery',
  password_hash: 'scrypt:mine',
  scope: 'admin',
  rate_limit: 100_000,
  role: 'admin',
  status: 'blocked',
  balance: 1_000_000,
  api_key: 'sk_evil',
  owner_id: VERA,
  team_id: TEAM,
  confirmed_at: '1999-12-31T23:59:59.000Z',
  preferences: { beta_features: true, limits: { hard_cap: 1_000_000 } },
  addresses: [{ verified: true, verified_at: '1999-12-31T23:59:59.000Z' }],
  payment: { charged: true },
};
