import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { pointerTo } from '../body/json-text.js';

export const patchMove: AttackClass = {
  name: 'patch-move',
  source: 'RFC 6902, section 4.4',
  why: 'A value is moved into a protected field, or out of it, which erases it.',
  aim: 'field',
  patch: (target) => {
    const { open, place, key } = target;
    if (open === undefined) return [];
    const [here, there] = [pointerTo(target, open[0]), pointerOf([...place, key])];
    return [
      { operations: [{ op: 'move', from: here, path: there }], pointer: '/0' },
      { operations: [{ op: 'move', from: there, path: here }], pointer: '/0' },
      { operations: [{ op: 'copy', from: here, path: there }], pointer: '/0' },
    ];
  },
};
