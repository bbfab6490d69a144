import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { pointerToKey } from '../body/spellings.js';

export const patchCopyOut: AttackClass = {
  name: 'patch-copy-out',
  source: 'RFC 6902, section 4.5; OWASP API3:2023',
  why: 'A secret is copied into a field that its sender may read.',
  aim: 'field',
  patch: ({ surface, place, key, isReadable }) => {
    if (isReadable) return [];
    const from = pointerOf([...place, key]);
    return Object.keys(surface.base)
      .slice(0, 2)
      .map((open) => ({
        operations: [{ op: 'copy', from, path: pointerToKey(open) }],
        pointer: '/0',
      }));
  },
};
