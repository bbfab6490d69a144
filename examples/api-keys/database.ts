import { openDatabase as open, type OpenDatabase } from '../database/open-database.js';

export type { Database, Row } from '../database/open-database.js';

export const openDatabase = (url?: string): Promise<OpenDatabase> => open(SCHEMA, url);

const SCHEMA = [
  'drop schema if exists api_keys cascade',
  'create schema api_keys',
  `create table api_keys.service_configs (
    id            uuid primary key,
    service_id    uuid not null unique,
    tenant        text not null,
    display_name  text not null,
    contact_email text not null,
    log_level     text not null,
    rate_limit    integer not null default 100,
    debug_mode    boolean not null default false,
    api_key       text not null,
    role          text not null default 'member',
    is_admin      boolean not null default false,
    updated_at    timestamptz not null default now()
  )`,
  `create table api_keys.api_keys (
    id         uuid primary key default gen_random_uuid(),
    service_id uuid not null references api_keys.service_configs (service_id),
    tenant     text not null,
    name       text not null,
    scopes     text[] not null,
    key_type   text not null default 'service',
    lookup     text not null unique,
    digest     text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz
  )`,
];
