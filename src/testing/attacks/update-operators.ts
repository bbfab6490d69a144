import type { AttackClass } from '../attack.js';
import { jsonAt } from '../body/spellings.js';

export const updateOperators: AttackClass = {
  name: 'update-operators',
  source: 'Prisma atomic operations; MongoDB update operators; OWASP WSTG-INPV-05.6',
  why: 'The database driver takes the value of a field for an operator, such as set, increment or push.',
  aim: 'model',
  json: (target) =>
    ['set', '$set', 'increment', 'push', '$inc'].map((operator) =>
      jsonAt(target, target.key, { [operator]: target.wants }),
    ),
};
