import type { AttackClass } from '../attack.js';
import { jsonInstead, pointerTo } from '../body/json-text.js';
import { mayTakeAt } from '../may-take.js';

export const rawExpression: AttackClass = {
  name: 'raw-expression',
  source: 'Sequelize and Knex raw values; CVE-2021-21263',
  why: 'The query builder takes an object in a field for an expression, which copies a protected column.',
  aim: 'body',
  json: (target) => {
    const { open, key, place } = target;
    const { schema } = target.surface;
    if (open === undefined) return [];
    // Where an object may be sent, this one may be, too.
    if (mayTakeAt('object', [...place, open[0]], schema)) return [];
    return [{ val: key }, { raw: key }, { $ref: `#/${key}` }, { col: key }].map((value) => ({
      body: jsonInstead({ ...target, place: [...place, open[0]] }, JSON.stringify(value)),
      pointer: pointerTo(target, open[0]),
    }));
  },
};
