import type { AttackClass } from '../attack.js';
import { pointerTo } from '../body/json-text.js';
import { jsonAt } from '../body/spellings.js';

export const nullDelete: AttackClass = {
  name: 'null-delete',
  source: 'RFC 7396, section 2; OWASP API3:2023',
  why: 'Null removes a protected value: of a row that belongs to nobody, everybody is the owner.',
  aim: 'field',
  json: (target) => [jsonAt(target, target.key, null)],
  // What is no model is replaced whole, so a value without the key may be written there.
  patch: (target) =>
    target.isModel
      ? [{ operations: [{ op: 'remove', path: pointerTo(target, target.key) }], pointer: '/0' }]
      : [],
};
