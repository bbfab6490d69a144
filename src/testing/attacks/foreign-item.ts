import type { AttackClass } from '../attack.js';
import { valueAt } from '../body/at-path.js';
import { jsonInstead, pointerTo } from '../body/json-text.js';

export const foreignItem: AttackClass = {
  name: 'foreign-item',
  source: 'CWE-639; Lighthouse issue 2744 (nested update, upsert not scoped to the parent)',
  why: 'An item of a list is sent with the key of an item that another record holds. An ORM that saves by keys takes it over.',
  aim: 'keyed',
  json: (target) => {
    const { surface, place, key, wants } = target;
    const item = { ...Object(valueAt(surface.base, place)), [key]: wants };
    return [{ body: jsonInstead(target, JSON.stringify(item)), pointer: pointerTo(target, key) }];
  },
};
