import type { AttackClass } from '../attack.js';
import { firstList } from '../body/first-list.js';
import { jsonInstead } from '../body/json-text.js';
import { pointerToKey } from '../body/spellings.js';

export const manyItems: AttackClass = {
  name: 'many-items',
  source: 'CWE-770; OWASP API4:2023',
  why: 'A very long list is sent where items are models: each of them is checked, copied and stored.',
  aim: 'body',
  json: (target) => {
    const key = firstList(target.surface);
    if (key === undefined) return [];
    return [
      {
        body: jsonInstead(
          { ...target, place: [key] },
          `[${Array.from({ length: 20_000 }, () => '{}').join(',')}]`,
        ),
        pointer: pointerToKey(key),
      },
    ];
  },
};
