import type { AttackClass } from '../attack.js';
import { named } from '../body/spellings.js';

export const unknownKey: AttackClass = {
  name: 'unknown-key',
  source: 'CVE-2025-64526 (Strapi: an undeclared field read by a middleware), CWE-915',
  why: 'A key that nobody declared is stored in a document, or read by whatever runs after the parser.',
  aim: 'model',
  ...named(() => ['undeclared_by_anyone', '$where', '_internal']),
};
