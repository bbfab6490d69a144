import type { AttackClass } from '../attack.js';
import { member, jsonWith, pointerTo } from '../body/json-text.js';
import { asText } from '../body/form-text.js';

export const longKey: AttackClass = {
  name: 'long-key',
  source: 'CWE-770; log flooding',
  why: 'A long key fills memory and logs wherever it is repeated, and a column name may be cut to fit.',
  aim: 'model',
  json: (target) => [
    {
      body: jsonWith(target, member(lengthened(target.key), target.wants)),
      pointer: pointerTo(target, `${lengthened(target.key).slice(0, 100)}…`),
    },
  ],
  pairs: (target) =>
    target.place.length > 0
      ? []
      : [
          {
            pairs: [[lengthened(target.key), asText(target.wants)]],
            pointer: pointerTo(target, `${lengthened(target.key).slice(0, 100)}…`),
          },
        ],
};

const lengthened = (key: string): string => key.padEnd(5_000, '_');
