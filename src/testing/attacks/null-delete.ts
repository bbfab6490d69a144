import type { AttackClass } from '../attack.js';
import { pointerTo } from '../body/json-text.js';
import { jsonAt } from '../body/spellings.js';

export const nullDelete: AttackClass = {
  name: 'null-delete',
  source: 'RFC 7396, section 2; OWASP API3:2023',
  why: 'Null removes a protected value: once a row has no owner, everybody may count as its owner.',
  aim: 'field',
  json: (target) => [jsonAt(target, target.key, null)],
  // Other objects are replaced whole, so there it is allowed to write a value without the key.
  patch: (target) =>
    target.isModel
      ? [{ operations: [{ op: 'remove', path: pointerTo(target, target.key) }], pointer: '/0' }]
      : [],
};
