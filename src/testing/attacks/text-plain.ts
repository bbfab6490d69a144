import type { AttackClass } from '../attack.js';
import { attackedJsonAs } from '../body/json-text.js';

export const textPlain: AttackClass = {
  name: 'text-plain',
  source: 'OWASP ASVS 5.0, 3.5.2; Fastify 5.12.8 and Hono (a route reads any type)',
  why: 'A page of another site may send this media type without a preflight request, and no schema is applied to it.',
  aim: 'body',
  json: (target) => attackedJsonAs(target, ['text/plain', 'text/plain;charset=UTF-8']),
};
