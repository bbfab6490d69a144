import type { AttackClass } from '../attack.js';
import { named, SOMEBODY } from '../body/spellings.js';

export const forgedIdentity: AttackClass = {
  name: 'forged-identity',
  source: 'CVE-2026-32104 (StudioCMS), CVE-2026-41277 (Flowise: save() with an id is an upsert)',
  why: 'An id in the body overrides the one in the path or the session, and another row is written.',
  aim: 'body',
  ...named(
    () => ['id', '_id', 'uuid', 'ID', 'pk'],
    () => ({ wants: SOMEBODY }),
  ),
};
