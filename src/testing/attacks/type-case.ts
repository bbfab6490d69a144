import type { AttackClass } from '../attack.js';
import { jsonAt } from '../body/spellings.js';

export const typeCase: AttackClass = {
  name: 'type-case',
  source: 'CVE-2025-32442 (Fastify: Application/JSON), RFC 9110, section 8.3.1 (types ignore case)',
  why: 'The media type is in capitals: the parser takes it, but the schema is registered in lower case.',
  aim: 'body',
  json: (target) =>
    ['Application/JSON', 'APPLICATION/JSON; CHARSET=UTF-8'].map((contentType) => ({
      ...jsonAt(target, target.key, target.wants),
      contentType,
    })),
};
