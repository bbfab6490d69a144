import type { AttackClass } from '../attack.js';
import { spelt } from '../body/spellings.js';

export const paddedKey: AttackClass = {
  name: 'padded-key',
  source: 'PHP (a leading space is dropped, a dot becomes _); CVE-2022-22968',
  why: 'A layer behind the check cuts off the space around a name.',
  aim: 'model',
  ...spelt((key) => [` ${key}`, `${key} `, `\t${key}`, `${key}\n`]),
};
