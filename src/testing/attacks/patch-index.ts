import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { patchTo } from '../body/spellings.js';

export const patchIndex: AttackClass = {
  name: 'patch-index',
  source: 'RFC 6901, section 4 (no leading zeros); fast-json-patch 3.1.1 (/tags/00)',
  why: 'An invalid index leads into an item, or becomes a key of the list.',
  aim: 'model',
  patch: ({ place, key, wants }) => {
    const at = place.findLastIndex((segment) => typeof segment === 'number');
    if (at === -1) return [];
    return ['00', '+0', '-0', '0x0', '1e0', '-1', '9999', '-', 'length', ' 0', '0.0'].map((index) =>
      patchTo(pointerOf([...place.slice(0, at), index, ...place.slice(at + 1), key]), wants),
    );
  },
};
