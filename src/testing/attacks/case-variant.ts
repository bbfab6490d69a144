import type { AttackClass } from '../attack.js';
import { spelt } from '../body/spellings.js';

export const caseVariant: AttackClass = {
  name: 'case-variant',
  source:
    'CVE-2022-22968 (Spring disallowedFields), CVE-2020-16250 (Go encoding/json ignores case)',
  why: 'A name in another case passes a list of bad names, and a column or a reader behind it ignores case.',
  aim: 'model',
  ...spelt((key) => [
    key.toUpperCase(),
    `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    `${key.slice(0, -1)}${key.slice(-1).toUpperCase()}`,
  ]),
};
