import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const emptyKey: AttackClass = {
  name: 'empty-key',
  source: 'RFC 8259, section 4 (a key may be empty)',
  why: 'An empty key is falsy, so a check that asks whether there is a key finds none.',
  aim: 'model',
  ...named(() => ['']),
};
