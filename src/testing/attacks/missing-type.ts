import type { AttackClass } from '../attack.js';
import { attackedJsonAs } from '../body/json-text.js';

export const missingType: AttackClass = {
  name: 'missing-type',
  source: 'RFC 9110, section 8.3; Express 4 and 5 (an unknown type leaves an empty body)',
  why: 'Without a media type, a check by type is skipped, but a handler that reads the bytes still has a body.',
  aim: 'body',
  json: (target) => attackedJsonAs(target, ['']),
};
