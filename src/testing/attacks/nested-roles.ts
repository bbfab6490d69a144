import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const nestedRoles: AttackClass = {
  name: 'nested-roles',
  source: 'FIA driver portal, 2025; CVE-2026-40291 (Chamilo: ROLE_ADMIN)',
  why: 'An object-relational mapper saves related rows as well, so a role that is sent is a role that is granted.',
  aim: 'body',
  ...named(
    () => ['roles', 'groups', 'memberships'],
    () => ({ wants: [{ id: 1, name: 'ADMIN' }] }),
  ),
};
