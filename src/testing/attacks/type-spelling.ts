import type { AttackClass } from '../attack.js';
import { attackedJsonAs } from '../body/json-text.js';

export const typeSpelling: AttackClass = {
  name: 'type-spelling',
  source: 'CVE-2025-32442, CVE-2026-25223 and CVE-2026-33806 (Fastify)',
  why: 'The check does not know this spelling of the media type, but the parser does: the schema is skipped.',
  aim: 'body',
  json: (target) =>
    attackedJsonAs(target, [
      'application/json\ta',
      'application/json ;x=1',
      'application/json;',
      'application/json, text/plain',
      'application/jsonx',
      'application/ json',
    ]),
};
