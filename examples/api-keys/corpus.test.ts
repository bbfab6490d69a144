/** Every attack of gen-dtos/testing on both twins; all rows are read back after each. */
import { sendTo } from 'gen-dtos/testing';
import { afterAll, beforeAll } from 'vitest';
import type { Twin } from '../attacking/attack-twins.js';
import type { Row } from '../attacking/attack.js';
import type { Attacked } from '../attacking/corpus.js';
import { underAttack } from '../attacking/under-attack.js';
import { BILLING, KEYS, REPORTS, type KeyName } from './fixtures.js';
import { createApiKeyByOwner, updateApiKeyByOwner } from './generated/api-key.js';
import {
  replaceServiceConfigByOwner,
  updateServiceConfigByOperator,
  updateServiceConfigByOwner,
} from './generated/service-config.js';
import { start, type Running } from './start.js';

let running: Running;
beforeAll(async () => {
  running = await start();
});
afterAll(() => running.close());

type Table = 'service_configs' | 'api_keys';

const attacked = (
  { dto, options }: Pick<Attacked, 'dto' | 'options'>,
  { path, as, table, isAimedAt }: Sent,
  twin: Twin,
): Attacked => ({
  dto,
  options,
  carriers: dto['~dto'].shape === 'update' ? ['json', 'merge-patch', 'json-patch'] : ['json'],
  send: sendTo(running.url + twin + path, { authorization: `ApiKey ${running.keyOf(as)}` }),
  readRows: () => running.rows(`select * from api_keys.${table} order by id`),
  isAimedAt,
  reset: running.reset,
});

interface Sent {
  readonly path: string;
  readonly as: KeyName;
  readonly table: Table;
  readonly isAimedAt: (row: Row) => boolean;
}

const CONFIG_WANTS = {
  rate_limit: 99_999,
  debug_mode: true,
  is_admin: true,
  role: 'admin',
  api_key: 'sk_evil',
  tenant: 'globex',
  service_id: BILLING,
};

const config = (as: KeyName): Sent => ({
  path: `/configs/${REPORTS}`,
  as,
  table: 'service_configs',
  isAimedAt: ({ id }) => id === REPORTS,
});

const KEY_WANTS = {
  tenant: 'globex',
  service_id: BILLING,
  key_type: 'operator',
  digest: '0'.repeat(64),
  lookup: 'evil',
};

const ownKey: Sent = {
  path: `/keys/${KEYS.mallory.id}`,
  as: 'mallory',
  table: 'api_keys',
  isAimedAt: ({ id }) => id === KEYS.mallory.id,
};

const newKey: Sent = {
  path: '/keys',
  as: 'mallory',
  table: 'api_keys',
  isAimedAt: ({ id }) => Object.values(KEYS).every((key) => key.id !== id),
};

underAttack('an owner updates a configuration', (twin) =>
  attacked(
    { dto: updateServiceConfigByOwner, options: { wants: CONFIG_WANTS } },
    config('mallory'),
    twin,
  ),
);

underAttack('an owner replaces a configuration', (twin) =>
  attacked(
    { dto: replaceServiceConfigByOwner, options: { wants: CONFIG_WANTS } },
    config('mallory'),
    twin,
  ),
);

underAttack('an operator updates a configuration', (twin) =>
  attacked(
    {
      dto: updateServiceConfigByOperator,
      options: { wants: { is_admin: true, role: 'admin', api_key: 'sk_evil', tenant: 'globex' } },
    },
    config('operator'),
    twin,
  ),
);

underAttack('an owner issues a key', (twin) =>
  attacked(
    {
      dto: createApiKeyByOwner,
      options: { wants: KEY_WANTS, sample: { scopes: ['read'] }, forbidden: { scopes: ['admin'] } },
    },
    newKey,
    twin,
  ),
);

underAttack('an owner renames a key', (twin) =>
  attacked(
    { dto: updateApiKeyByOwner, options: { wants: { ...KEY_WANTS, scopes: ['admin'] } } },
    ownKey,
    twin,
  ),
);
