import type { AttackClass } from '../attack.js';
import { jsonInstead, pointerTo } from '../body/json-text.js';
import { patchAt, pairsAt } from '../body/spellings.js';

export const forbiddenValue: AttackClass = {
  name: 'forbidden-value',
  source: 'CVE-2026-44224 (Wiki.js: a moderator may write the field, not that value)',
  why: 'The sender may write the field, but not this value. A server that checks only the name stores it.',
  aim: 'narrowed',
  json: (target) => [
    {
      body: jsonInstead(
        { ...target, place: [...target.place, target.key] },
        JSON.stringify(target.wants),
      ),
      pointer: pointerTo(target, target.key),
    },
  ],
  patch: (target) => [patchAt(target, target.key, target.wants, 'replace')],
  pairs: (target) => pairsAt(target, target.key, target.wants),
};
