import type { AttackClass } from '../attack.js';
import { named, SOMEBODY } from '../body/spellings.js';

export const forgedOwner: AttackClass = {
  name: 'forged-owner',
  source:
    'OWASP Juice Shop (UserId), CVE-2026-46441 (Flowise: workspaceId), GHSA-667w-mmh7-mrr4 (StudioCMS)',
  why: 'A foreign key in the body gives the record to somebody else, or takes it from them.',
  aim: 'body',
  ...named(
    () => NAMES,
    () => ({ wants: SOMEBODY }),
  ),
};

const NAMES = [
  'user_id',
  'userId',
  'owner_id',
  'owner',
  'tenant_id',
  'tenant',
  'workspaceId',
  'created_by',
];
