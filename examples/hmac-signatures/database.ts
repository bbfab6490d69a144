import { openDatabase as open, type OpenDatabase } from '../database/open-database.js';

export type { Database, Row } from '../database/open-database.js';

export const openDatabase = (url?: string): Promise<OpenDatabase> => open(SCHEMA, url);

const SCHEMA = [
  'create schema if not exists hmac_signatures',
  `create table if not exists hmac_signatures.users (
    id           text primary key,
    display_name text not null,
    email        text not null,
    bio          text,
    role         text not null default 'member',
    is_admin     boolean not null default false,
    balance      integer not null default 0
  )`,
];
