import type { AttackClass } from '../attack.js';
import { jsonAt, patchAt, pairsAt } from '../body/spellings.js';

export const flatKey: AttackClass = {
  name: 'flat-key',
  source: 'CVE-2026-42863 (Flowise), CVE-2026-42862, GHSA-24vc-w334-95wm (Homer)',
  why: 'A handler that binds the body stores a field that its sender may not write.',
  aim: 'field',
  json: (target) => (target.place.length === 0 ? [jsonAt(target, target.key, target.wants)] : []),
  patch: (target) =>
    target.place.length === 0
      ? ['add', 'replace'].map((op) => patchAt(target, target.key, target.wants, op))
      : [],
  pairs: (target) => pairsAt(target, target.key, target.wants),
};
