import type { AttackClass } from '../attack.js';
import { firstList } from '../body/first-list.js';
import { jsonInstead } from '../body/json-text.js';
import { pointerToKey } from '../body/spellings.js';

export const indexKeys: AttackClass = {
  name: 'index-keys',
  source: 'qs 6.17.1 (a[21]=1 becomes an object); PHP lists',
  why: 'An object with indexes for keys is sent where a list is expected, and nobody checks its items.',
  aim: 'body',
  json: (target) => {
    const key = firstList(target.surface);
    if (key === undefined) return [];
    const item = { [target.key]: target.wants };
    return [{ 0: item }, { length: 1, 0: item }, { '-1': item }].map((value) => ({
      body: jsonInstead({ ...target, place: [key] }, JSON.stringify(value)),
      pointer: pointerToKey(key),
    }));
  },
};
