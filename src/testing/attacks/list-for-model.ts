import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { jsonInstead } from '../body/json-text.js';
import { attackedObject } from '../body/attacked-object.js';

export const listForModel: AttackClass = {
  name: 'list-for-model',
  source: 'class-validator (@ValidateNested takes a list for an object); GHSA-fj58-h2fr-3pp2',
  why: 'A list is sent where a nested object is expected, and the check of the object is not applied to its items.',
  aim: 'model',
  json: (target) => {
    const { place, isModel, option } = target;
    if (place.length === 0 || !isModel || option?.length === place.length) return [];
    const item = JSON.stringify(attackedObject(target));
    return [`[${item}]`, `[[${item}]]`].map((value) => ({
      body: jsonInstead(target, value),
      pointer: pointerOf(place),
    }));
  },
};
