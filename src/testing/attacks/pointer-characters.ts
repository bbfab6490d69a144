import type { AttackClass } from '../attack.js';
import { spelt } from '../body/spellings.js';

export const pointerCharacters: AttackClass = {
  name: 'pointer-characters',
  source: 'RFC 6901, sections 3 and 4',
  why: 'A key that is a pointer, or that is one after its escapes are read twice.',
  aim: 'model',
  ...spelt((key) => [`/${key}`, `~1${key}`, `${key}/`, `~${key}`]),
};
