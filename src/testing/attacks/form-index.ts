import type { AttackClass } from '../attack.js';
import { asText } from '../body/form-text.js';
import { bracketed } from '../body/names.js';
import { pointerToKey } from '../body/spellings.js';

export const formIndex: AttackClass = {
  name: 'form-index',
  source: 'CVE-2022-24999 (qs: a[length]=1e8, a[__proto__]=b); qs 6.17.1 (a[21]=1)',
  why: 'An index beyond the end makes a list that is filled up to it, or an object in its place.',
  aim: 'field',
  pairs: ({ place, key, wants }) => {
    const at = place.findLastIndex((segment) => typeof segment === 'number');
    if (at === -1) return [];
    return ['5000', '21', '__proto__', ''].map((index) => {
      const name = bracketed([...place.slice(0, at), index, ...place.slice(at + 1), key]);
      return { pairs: [[name, asText(wants)]], pointer: pointerToKey(name) };
    });
  },
};
