import type { AttackClass } from '../attack.js';
import { bracketed } from '../body/names.js';
import { named } from '../body/spellings.js';

export const bracketKey: AttackClass = {
  name: 'bracket-key',
  source: 'OWASP WSTG-INPV-20 (user[name]); CVE-2022-24999 (qs); CVE-2025-15284',
  why: 'The notation of forms means nothing to the parser here, but something to a layer behind it.',
  aim: 'model',
  ...named(
    ({ place, key, surface }) => [
      bracketed([...place, key, '']),
      bracketed([surface.model.toLowerCase(), ...place, key]),
      ...(place.length > 0 ? [bracketed([...place, key])] : []),
    ],
    () => ({ place: [] }),
  ),
};
