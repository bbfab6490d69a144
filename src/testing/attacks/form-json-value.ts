import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { attackedObject } from '../body/attacked-object.js';
import { mayTakeAt } from '../may-take.js';

export const formJsonValue: AttackClass = {
  name: 'form-json-value',
  source: 'express-fileupload parseNested; Laravel and Rails JSON columns',
  why: 'A text field holds JSON. If some layer parses it, nobody has checked the object in it.',
  aim: 'model',
  pairs: (target) => {
    const { place, surface } = target;
    const [parent] = place;
    if (typeof parent !== 'string') return [];
    const object = attackedObject(target);
    const isList = typeof place[1] === 'number';
    const read = isList ? [parent, 0] : [parent];
    // Where any text may be sent, this one may be, too.
    if (mayTakeAt('string', read, surface.schema)) return [];
    const value = JSON.stringify(isList ? [object] : object);
    // In a field for a list, a text is read as its only item.
    return [{ pairs: [[parent, value]], pointer: pointerOf(read) }];
  },
};
