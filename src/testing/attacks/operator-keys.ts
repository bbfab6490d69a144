import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const operatorKeys: AttackClass = {
  name: 'operator-keys',
  source: 'MongoDB update operators; OWASP WSTG-INPV-05.6',
  why: 'The body is handed to the driver as an update, with operators as keys and protected fields inside.',
  aim: 'body',
  ...named(
    () => ['$set', '$inc', '$unset', '$rename'],
    ({ key, wants }) => ({ wants: { [key]: wants } }),
  ),
};
