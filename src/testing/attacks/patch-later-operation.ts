import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';

export const patchLaterOperation: AttackClass = {
  name: 'patch-later-operation',
  source: 'CVE-2026-30938 (Parse: a check that stops after the first); RFC 6902, section 5',
  why: 'A good operation is followed by a bad one: only the first is checked, or half of the patch is applied.',
  aim: 'field',
  patch: ({ open, place, key, wants }) =>
    open === undefined
      ? []
      : [
          {
            operations: [
              { op: 'replace', path: pointerOf([...place, open[0]]), value: open[1] },
              { op: 'add', path: pointerOf([...place, key]), value: wants },
            ],
            pointer: '/1',
          },
        ],
};
