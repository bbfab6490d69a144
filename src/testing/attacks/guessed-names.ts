import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const guessedNames: AttackClass = {
  name: 'guessed-names',
  source: 'OWASP WSTG-INPV-20; Arjun and param-miner word lists',
  why: 'These are names that other products give to privileges. Scanners try them one by one.',
  aim: 'body',
  ...named(() => NAMES),
};

const NAMES = [
  'admin',
  'isAdmin',
  'is_staff',
  'roles',
  'permissions',
  'verified',
  'credits',
  'plan',
];
