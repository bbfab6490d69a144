import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const batchBody: AttackClass = {
  name: 'batch-body',
  source: 'CVE-2026-50008 and CVE-2026-30972 (Parse: requests of a batch skip the middleware)',
  why: 'Requests inside a request are dispatched after the checks of the outer one, so nobody checks them.',
  aim: 'body',
  ...named(
    () => ['requests', 'operations', 'batch'],
    ({ key, wants }) => ({ wants: [{ method: 'PUT', path: '/', body: { [key]: wants } }] }),
  ),
};
