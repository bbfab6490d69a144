import type { AttackClass, Target } from '../attack.js';
import { member, jsonInstead } from '../body/json-text.js';
import { pointerToKey } from '../body/spellings.js';

export const relationOperations: AttackClass = {
  name: 'relation-operations',
  source: 'Lighthouse issue 2744 (nested update, upsert, sync not scoped to the parent)',
  why: 'A list is addressed with operations of an ORM, and rows that belong to others are written.',
  aim: 'body',
  json: (target) =>
    listKeys(target).flatMap((key) =>
      ['create', 'update', 'upsert', 'connect', 'sync'].map((operation) => ({
        body: jsonInstead(
          { ...target, place: [key] },
          `{${member(operation, [{ id: 1, [target.key]: target.wants }])}}`,
        ),
        pointer: pointerToKey(key),
      })),
    ),
};

const listKeys = ({ surface }: Target): string[] =>
  Object.keys(surface.base)
    .filter((key) => Array.isArray(surface.base[key]))
    .slice(0, 1);
