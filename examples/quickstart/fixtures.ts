import type { Database } from './database.js';

export const MALLORY = 'aaaaaaaa-0000-4000-8000-000000000000';
export const VERA = 'bbbbbbbb-0000-4000-8000-000000000000';
export const SAM = 'cccccccc-0000-4000-8000-000000000000';
export const ADA = 'dddddddd-0000-4000-8000-000000000000';
export const MALLORYS_KEY = 'eeeeeeee-0000-4000-8000-000000000000';
export const CONFIG = 'ffffffff-0000-4000-8000-000000000000';

/** Puts back the rows that every attack and test starts from. */
export async function reset(database: Database): Promise<void> {
  await database.exec(ROWS);
}

const ROWS = `
  truncate users, api_keys, service_configs;
  insert into users (id, username, display_name, email, password_hash, role, addresses) values
    ('${MALLORY}', 'mallory', 'Mallory', 'mallory@evil.test', 'hashed', 'member',
      '[{"street":"Hoofdstraat 1","city":"Utrecht","country":"NL"}]'),
    ('${VERA}', 'vera', 'Vera', 'vera@acme.test', 'hashed', 'member', '[]'),
    ('${SAM}', 'sam', 'Sam', 'sam@acme.test', 'hashed', 'support', '[]'),
    ('${ADA}', 'ada', 'Ada', 'ada@acme.test', 'hashed', 'admin', '[]');
  insert into api_keys (id, user_id, tenant, scope, key_hash, created_at) values
    ('${MALLORYS_KEY}', '${MALLORY}', 'acme', 'read', 'hashed', '2020-01-01T00:00:00Z');
  insert into service_configs (id, api_key) values ('${CONFIG}', 'sk_acme');
`;
