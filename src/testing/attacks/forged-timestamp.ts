import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const forgedTimestamp: AttackClass = {
  name: 'forged-timestamp',
  source: 'CVE-2026-42862 (Flowise: createdDate), CVE-2018-20301 (Coherence: confirmed_at)',
  why: "The sender sets one of the server's dates: the record counts as confirmed, unexpired or not deleted.",
  aim: 'body',
  ...named(
    () => NAMES,
    () => ({ wants: '1999-12-31T23:59:59Z' }),
  ),
};

const NAMES = [
  'created_at',
  'createdAt',
  'updated_at',
  'deleted_at',
  'expires_at',
  'confirmed_at',
  'createdDate',
];
