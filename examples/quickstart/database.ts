import { PGlite } from '@electric-sql/pglite';

/** A real PostgreSQL inside this process: nothing to install, gone when it closes. */
export type Database = PGlite;

export async function openDatabase(): Promise<Database> {
  const database = await PGlite.create();
  await database.exec(TABLES);
  return database;
}

const TABLES = `
  create table users (
    id            uuid primary key default gen_random_uuid(),
    username      text not null unique,
    display_name  text not null,
    email         text not null unique,
    bio           text,
    password_hash text,
    role          text not null default 'member',
    is_admin      boolean not null default false,
    balance       integer not null default 0,
    preferences   jsonb not null default '{"theme":"light","newsletter":false,"beta_features":false}',
    addresses     jsonb not null default '[]'
  );
  create table api_keys (
    id         uuid primary key default gen_random_uuid(),
    user_id    uuid not null references users,
    tenant     text not null,
    scope      text not null default 'read',
    key_hash   text not null,
    created_at timestamptz not null default now()
  );
  create table service_configs (
    id         uuid primary key default gen_random_uuid(),
    api_key    text,
    rate_limit integer not null default 100,
    debug_mode boolean not null default false
  );
`;
