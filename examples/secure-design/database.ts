import { openDatabase as open, type OpenDatabase } from '../database/open-database.js';

export type { Database, Row } from '../database/open-database.js';

export const openDatabase = (url?: string): Promise<OpenDatabase> => open(SCHEMA, url);

const SCHEMA = [
  'drop schema if exists secure_design cascade',
  'create schema secure_design',
  `create table secure_design.users (
    id                serial primary key,
    username          text not null unique,
    display_name      text not null,
    email             text not null,
    bio               text not null default '',
    theme             text not null default 'light',
    newsletter        boolean not null default false,
    is_admin          boolean not null default false,
    subscription_tier text not null default 'free',
    internal_notes    text not null default '',
    account_balance   integer not null default 0,
    password_hash     text not null,
    updated_at        timestamptz not null default now()
  )`,
  `create table secure_design.sessions (
    id_digest   text primary key,
    user_id     integer not null references secure_design.users on delete cascade,
    csrf_secret text not null,
    expires_at  timestamptz not null
  )`,
];
