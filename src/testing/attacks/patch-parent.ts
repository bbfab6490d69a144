import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { attackedObject } from '../body/attacked-object.js';
import { patchTo } from '../body/spellings.js';

export const patchParent: AttackClass = {
  name: 'patch-parent',
  source: 'RFC 6902; fast-json-patch 3.1.1 (/profile with verified in it)',
  why: 'The object around the field is written, along with the field in it.',
  aim: 'model',
  patch: (target) => {
    const { place } = target;
    if (place.length === 0) return [];
    const value = attackedObject(target);
    return ['add', 'replace'].map((op) => patchTo(pointerOf(place), value, op));
  },
};
