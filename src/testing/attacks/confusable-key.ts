import type { AttackClass } from '../attack.js';
import { spelt } from '../body/spellings.js';

export const confusableKey: AttackClass = {
  name: 'confusable-key',
  source: 'Unicode Technical Standard 39; CWE-1007',
  why: 'Letters of another script look the same: in a log, a reviewer reads the name of the field.',
  aim: 'model',
  ...spelt((key) => [[...key].map((letter) => CYRILLIC.get(letter) ?? letter).join('')]),
};

const CYRILLIC: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' }),
);
