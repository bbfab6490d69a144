import { openDatabase as open, type OpenDatabase } from '../database/open-database.js';

export type { Database, Row } from '../database/open-database.js';

export const openDatabase = (url?: string): Promise<OpenDatabase> => open(SCHEMA, url);

const SCHEMA = [
  'drop schema if exists basic_auth cascade',
  'create schema basic_auth',
  `create table basic_auth.users (
    id            uuid primary key,
    username      text not null unique,
    bio           text not null,
    preferences   jsonb not null,
    addresses     jsonb not null,
    role          text not null,
    permissions   jsonb not null,
    is_admin      boolean not null,
    password_hash text not null
  )`,
];
