import type { AttackClass } from '../attack.js';
import { ownKey, pairsAt } from '../body/spellings.js';

export const flatKey: AttackClass = {
  name: 'flat-key',
  source: 'CVE-2026-42863 (Flowise), CVE-2026-42862, GHSA-24vc-w334-95wm (Homer)',
  why: 'A handler that binds the body stores a field that its sender may not write.',
  aim: 'field',
  ...ownKey((place) => place.length === 0),
  pairs: (target) => pairsAt(target, target.key, target.wants),
};
