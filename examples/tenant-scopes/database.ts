import { openDatabase as open, type OpenDatabase } from '../database/open-database.js';

export type { Database, Row } from '../database/open-database.js';

export const openDatabase = (url?: string): Promise<OpenDatabase> => open(SCHEMA, url);

const SCHEMA = [
  'drop schema if exists tenant_scopes cascade',
  'create schema tenant_scopes',
  `create table tenant_scopes.users (
    id     uuid primary key,
    tenant text not null,
    name   text not null,
    email  text not null,
    role   text not null
  )`,
  `create table tenant_scopes.reports (
    id       uuid primary key default gen_random_uuid(),
    tenant   text not null,
    title    text not null,
    owner_id uuid not null references tenant_scopes.users
  )`,
  `create table tenant_scopes.api_keys (
    lookup     text primary key,
    digest     text not null,
    tenant     text not null,
    scopes     text[] not null,
    expires_at timestamptz,
    revoked_at timestamptz
  )`,
];
