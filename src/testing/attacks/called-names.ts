import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const calledNames: AttackClass = {
  name: 'called-names',
  source: 'JSON.stringify (toJSON), await (then), util.inspect, iterators',
  why: 'JavaScript calls or reads these names when it meets an object.',
  aim: 'model',
  ...named(() => ['toJSON', 'then', 'length', '@@iterator']),
};
