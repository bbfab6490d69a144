/** Every attack of gen-dtos/testing on both twins; all rows are read back after each. */
import { sendTo } from 'gen-dtos/testing';
import { afterAll, beforeAll } from 'vitest';
import { underAttack } from '../attacking/under-attack.js';
import { ACMES_REPORT, GLOBEX_REPORT, MALLORY, reset, VERA } from './fixtures.js';
import { createReportByClient } from './generated/report.js';
import { updateUserByClient } from './generated/user.js';
import { start, type Twins } from './start.js';
import { reports, users } from './tables/schema.js';

let twins: Twins;
beforeAll(async () => {
  twins = await start();
});
afterAll(() => twins.close());

const asAcme = () => ({ authorization: `ApiKey ${twins.keys.acme}` });

underAttack('a client updates a user', (twin) => ({
  dto: updateUserByClient,
  options: { wants: { role: 'manager', tenant: 'globex', id: MALLORY } },
  carriers: ['json', 'merge-patch', 'json-patch'],
  send: sendTo(`${twin === '' ? twins.safe : twins.unsafe}/users/${VERA}`, asAcme()),
  readRows: () => twins.database.select().from(users).orderBy(users.id),
  isAimedAt: ({ id }) => id === VERA,
  reset: () => reset(twins.database),
}));

underAttack('a client creates a report', (twin) => ({
  dto: createReportByClient,
  options: { sample: { owner_id: VERA }, wants: { tenant: 'globex', id: MALLORY } },
  carriers: ['json'],
  send: sendTo(`${twin === '' ? twins.safe : twins.unsafe}/reports`, asAcme()),
  readRows: () => twins.database.select().from(reports).orderBy(reports.id),
  isAimedAt: ({ id }) => id !== ACMES_REPORT && id !== GLOBEX_REPORT,
  reset: () => reset(twins.database),
}));
