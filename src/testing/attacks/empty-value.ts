import type { AttackClass } from '../attack.js';
import { jsonAt, pairsAt } from '../body/spellings.js';

export const emptyValue: AttackClass = {
  name: 'empty-value',
  source: 'RFC 7396 (null deletes); CWE-915; OWASP API3:2023 (delete is a write)',
  why: 'Null, an empty text, zero or an empty object in place of a protected value erases it.',
  aim: 'model',
  json: (target) => [null, '', 0, false, [], {}].map((value) => jsonAt(target, target.key, value)),
  pairs: (target) => pairsAt(target, target.key, ''),
};
