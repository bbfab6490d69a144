import type { AttackClass } from '../attack.js';
import { jsonWith, pointerTo } from '../body/json-text.js';
import { spelt } from '../body/spellings.js';

const NUL = spelt((key) => [`${key}\0`, `${key}\0.png`]);

export const cutKey: AttackClass = {
  name: 'cut-key',
  source: 'CWE-158 (a NUL ends a name); CWE-626',
  why: 'C code cuts a name off at a NUL, and some parsers at half a surrogate pair. What is left is the name of the field.',
  aim: 'model',
  ...NUL,
  json: (target) => [
    ...NUL.json(target),
    {
      body: jsonWith(target, `"${target.key}\\ud800":${JSON.stringify(target.wants)}`),
      // A pointer in a URI can't hold half a surrogate pair.
      pointer: pointerTo(target, `${target.key}\ufffd`),
    },
  ],
};
