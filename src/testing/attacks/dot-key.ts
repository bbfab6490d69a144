import type { AttackClass } from '../attack.js';
import { dotted } from '../body/names.js';
import { named } from '../body/spellings.js';

export const dotKey: AttackClass = {
  name: 'dot-key',
  source:
    'CVE-2026-31872 (Parse: secretObj.apiKey); GHSA-v8w9-8mx6-g223 (Hono parseBody with dots)',
  why: 'The key is a path, which a document database or a form parser follows.',
  aim: 'model',
  ...named(
    ({ place, key, surface }) => [
      `.${dotted([...place, key])}`,
      dotted([surface.model.toLowerCase(), ...place, key]),
      ...(place.length > 0 ? [dotted([...place, key])] : []),
    ],
    () => ({ place: [] }),
  ),
};
