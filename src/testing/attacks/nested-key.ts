import type { AttackClass } from '../attack.js';
import { ownKey } from '../body/spellings.js';

export const nestedKey: AttackClass = {
  name: 'nested-key',
  source: 'CVE-2026-56350 (n8n: settings), GHSA-vjf3-2gpj-233v',
  why: 'A nested object is merged into the stored one, along with a key in it that nobody checked.',
  aim: 'field',
  ...ownKey((place) => place.length > 0 && place.every((segment) => typeof segment === 'string')),
};
