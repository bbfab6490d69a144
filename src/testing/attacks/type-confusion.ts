import type { AttackClass } from '../attack.js';
import { asText } from '../body/form-text.js';
import { jsonAt, pairsAt } from '../body/spellings.js';

export const typeConfusion: AttackClass = {
  name: 'type-confusion',
  source: 'OWASP ASVS 5.0, 15.3.5; CVE-2021-21263 (Laravel: a list where a scalar is bound)',
  why: 'A database or a loose comparison turns a value of another type into the wanted one.',
  aim: 'model',
  json: (target) =>
    [[target.wants], { value: target.wants }, asText(target.wants), 1, 'on', -1].map((value) =>
      jsonAt(target, target.key, value),
    ),
  pairs: (target) =>
    ['on', '1', 'TRUE', 't'].flatMap((value) => pairsAt(target, target.key, value)),
};
