import type { AttackClass, Target } from '../attack.js';
import { jsonAt, patchAt } from '../body/spellings.js';

export const nestedKey: AttackClass = {
  name: 'nested-key',
  source: 'CVE-2026-56350 (n8n: settings), GHSA-vjf3-2gpj-233v',
  why: 'A nested object is merged into the stored one, along with a key in it that nobody checked.',
  aim: 'field',
  json: (target) => (isInModel(target) ? [jsonAt(target, target.key, target.wants)] : []),
  patch: (target) =>
    isInModel(target)
      ? ['add', 'replace'].map((op) => patchAt(target, target.key, target.wants, op))
      : [],
};

const isInModel = ({ place }: Target): boolean =>
  place.length > 0 && place.every((segment) => typeof segment === 'string');
