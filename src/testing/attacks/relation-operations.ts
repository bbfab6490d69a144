import type { AttackClass } from '../attack.js';
import { firstList } from '../body/first-list.js';
import { member, jsonInstead } from '../body/json-text.js';
import { pointerToKey } from '../body/spellings.js';

export const relationOperations: AttackClass = {
  name: 'relation-operations',
  source: 'Lighthouse issue 2744 (nested update, upsert, sync not scoped to the parent)',
  why: 'Operations of an ORM are sent in place of a list, and write rows that belong to others.',
  aim: 'body',
  json: (target) => {
    const key = firstList(target.surface);
    if (key === undefined) return [];
    return ['create', 'update', 'upsert', 'connect', 'sync'].map((operation) => ({
      body: jsonInstead(
        { ...target, place: [key] },
        `{${member(operation, [{ id: 1, [target.key]: target.wants }])}}`,
      ),
      pointer: pointerToKey(key),
    }));
  },
};
