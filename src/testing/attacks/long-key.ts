import type { AttackClass, Target } from '../attack.js';
import { pointerTo } from '../body/json-text.js';
import { jsonAt, pairsAt } from '../body/spellings.js';

export const longKey: AttackClass = {
  name: 'long-key',
  source: 'CWE-770; log flooding',
  why: 'A long key fills memory and logs wherever it is repeated, and a column name may be cut to fit.',
  aim: 'model',
  json: (target) => [
    { ...jsonAt(target, lengthened(target.key), target.wants), pointer: cut(target) },
  ],
  pairs: (target) =>
    pairsAt(target, lengthened(target.key), target.wants).map((one) => ({
      ...one,
      pointer: cut(target),
    })),
};

const lengthened = (key: string): string => key.padEnd(5_000, '_');

/** The pointer in an answer, which repeats only the beginning of the key. */
const cut = (target: Target): string =>
  pointerTo(target, `${lengthened(target.key).slice(0, 100)}…`);
