import type { AttackClass } from '../attack.js';
import { jsonAt } from '../body/spellings.js';

export const updateOperators: AttackClass = {
  name: 'update-operators',
  source: 'Prisma atomic operations; MongoDB update operators; OWASP WSTG-INPV-05.6',
  why: 'The value of a field is an operator to the database driver: set, increment, push.',
  aim: 'model',
  json: (target) =>
    ['set', '$set', 'increment', 'push', '$inc'].map((operator) =>
      jsonAt(target, target.key, { [operator]: target.wants }),
    ),
};
