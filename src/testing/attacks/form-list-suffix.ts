import type { AttackClass } from '../attack.js';
import { pairsAt } from '../body/spellings.js';

export const formListSuffix: AttackClass = {
  name: 'form-list-suffix',
  source: 'CVE-2025-15284 (qs: a[]=…), CVE-2026-2391 (qs: commas)',
  why: 'Some form parsers cut off the suffix, and what is left is the name of the field.',
  aim: 'body',
  pairs: (target) => {
    const { key, wants } = target;
    return [`${key}[]`, `${key}[0]`, `[${key}]`, `${key}[`, `${key}[length]`].flatMap((name) =>
      pairsAt(target, name, wants),
    );
  },
};
