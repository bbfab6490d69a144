import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { member, jsonWith, jsonWithFirst } from '../body/json-text.js';

export const duplicateParent: AttackClass = {
  name: 'duplicate-parent',
  source: 'CVE-2017-12635, one level up; RFC 7493 (I-JSON)',
  why: 'The object around the field is sent twice: JSON.parse drops the one with the protected field, others merge both.',
  aim: 'model',
  json: (target) => {
    const [parent] = target.place;
    if (typeof parent !== 'string') return [];
    const [top] = target.place.slice(1);
    const inner = { [target.key]: target.wants };
    const value = typeof top === 'number' ? [inner] : inner;
    return [jsonWith, jsonWithFirst].map((print) => ({
      body: print({ ...target, place: [] }, member(parent, value)),
      pointer: pointerOf([parent]),
    }));
  },
};
