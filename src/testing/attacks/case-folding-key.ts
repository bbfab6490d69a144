import type { AttackClass } from '../attack.js';
import { spelt } from '../body/spellings.js';

export const caseFoldingKey: AttackClass = {
  name: 'case-folding-key',
  source: 'CVE-2024-38820 (Spring: lower-casing depends on the locale); Unicode case folding',
  why: 'A dotless i, a long s or the Kelvin sign becomes an ASCII letter when the case is changed.',
  aim: 'model',
  ...spelt((key) => [
    key.replaceAll('i', 'ı'),
    key.replaceAll('i', 'İ'),
    key.replaceAll('s', 'ſ'),
    key.replaceAll('k', '\u212a'),
  ]),
};
