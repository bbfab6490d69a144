import type { AttackClass } from '../attack.js';
import { spelt } from '../body/spellings.js';

export const pointerCharacters: AttackClass = {
  name: 'pointer-characters',
  source: 'RFC 6901, sections 3 and 4',
  why: 'The key is a JSON Pointer, or becomes one if its escapes are read twice.',
  aim: 'model',
  ...spelt((key) => [`/${key}`, `~1${key}`, `${key}/`, `~${key}`]),
};
