import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { attackedObject } from '../body/attacked-object.js';
import { patchTo } from '../body/spellings.js';

export const patchNewItem: AttackClass = {
  name: 'patch-new-item',
  source: 'RFC 6902, section 4.1 (/list/-)',
  why: 'A new item at the end of a list has a field that only the server sets.',
  aim: 'model',
  patch: (target) => {
    const { place } = target;
    if (typeof place.at(-1) !== 'number') return [];
    const value = attackedObject(target);
    return ['-', '0'].map((index) => patchTo(pointerOf([...place.slice(0, -1), index]), value));
  },
};
