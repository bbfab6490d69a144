import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const envelope: AttackClass = {
  name: 'envelope',
  source:
    'Rails wrap_parameters; JSON:API attributes; GHSA-6xp4-cf37-ppjh (Budibase: rest of a body)',
  why: 'Some layer unwraps the body: the parser sees one unknown key, and the handler sees what is in it.',
  aim: 'body',
  ...named(
    ({ surface: { model } }) => [
      model,
      model.toLowerCase(),
      'data',
      'attributes',
      'body',
      'params',
      'input',
    ],
    ({ key, wants }) => ({ wants: { [key]: wants, attributes: { [key]: wants } } }),
  ),
};
