import type { AttackClass } from '../attack.js';
import { jsonWith, pointerTo } from '../body/json-text.js';
import { pairsAt } from '../body/spellings.js';

export const numberRange: AttackClass = {
  name: 'number-range',
  source: 'RFC 8259, section 6; RFC 7493, section 2.2',
  why: 'A double rounds the number or cannot hold it, so the value that is stored is not the one that was checked.',
  aim: 'model',
  json: (target) =>
    ['1e400', '-1e400', '9007199254740993', '1E999', '0.1e309'].map((literal) => ({
      body: jsonWith(target, `${JSON.stringify(target.key)}:${literal}`),
      pointer: pointerTo(target, target.key),
    })),
  pairs: (target) =>
    ['1e400', 'Infinity', 'NaN', '0x10'].flatMap((value) => pairsAt(target, target.key, value)),
};
