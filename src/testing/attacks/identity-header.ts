import type { AttackClass } from '../attack.js';
import { jsonAt } from '../body/spellings.js';

export const identityHeader: AttackClass = {
  name: 'identity-header',
  source: 'CVE-2026-8890 (code100x: who asks is said by a header of the client)',
  why: 'A header that a proxy is trusted to set, sent by the client, beside a body that needs the role.',
  aim: 'body',
  json: (target) =>
    ['x-user-role', 'x-forwarded-user', 'x-roles', 'x-user'].map((header) => ({
      ...jsonAt(target, target.key, target.wants),
      headers: { [header]: 'admin' },
    })),
};
