import type { AttackClass } from '../attack.js';
import { patchTo, pointerToKey } from '../body/spellings.js';

export const patchOperation: AttackClass = {
  name: 'patch-operation',
  source: 'RFC 6902, section 4 (op); jsonpatch extensions (add_each, inc, merge)',
  why: 'The standard does not know the operation, but a library does, or takes its name in another case.',
  aim: 'body',
  patch: ({ key, wants }) =>
    ['Add', 'ADD', 'merge', 'set', 'inc', 'add_each', '_get', 'toString', '', null, 1, ['add']].map(
      (op) => patchTo(pointerToKey(key), wants, op),
    ),
};
