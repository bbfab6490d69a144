import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const inheritedNames: AttackClass = {
  name: 'inherited-names',
  source:
    'CVE-2026-34532 (Parse: names resolved through the prototype), CVE-2026-8161 (multiparty: toString)',
  why: 'Every object inherits these names. A look-up by such a key finds a function, and the code after it breaks.',
  aim: 'model',
  ...named(() => NAMES),
};

const NAMES = ['toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
