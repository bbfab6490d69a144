import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { patchTo } from '../body/spellings.js';

export const patchEscapes: AttackClass = {
  name: 'patch-escapes',
  source: 'RFC 6901, sections 3 and 4; fast-json-patch 3.1.1',
  why: 'Escapes that are read in the wrong order, twice, or where there are none lead to another field.',
  aim: 'model',
  patch: ({ place, key, wants }) => {
    const parent = pointerOf(place);
    return [
      `${parent}/~01${key}`,
      `${parent}/~2${key}`,
      `${parent}/${key}~`,
      `${parent}/%${key.charCodeAt(0).toString(16)}${key.slice(1)}`,
    ].map((path) => patchTo(path, wants));
  },
};
