import type { AttackClass } from '../attack.js';
import { attackedJsonAs } from '../body/json-text.js';

export const foreignType: AttackClass = {
  name: 'foreign-type',
  source: 'Fastify (schemas by content type), RFC 6839 (+json)',
  why: 'The route does not take this media type, but some parser reads any type that ends in json.',
  aim: 'body',
  json: (target) =>
    attackedJsonAs(target, [
      'application/vnd.api+json',
      'application/csp-report',
      'application/x-json',
      'text/json',
      'application/xml',
      'application/octet-stream',
    ]),
};
