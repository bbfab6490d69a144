import type { AttackClass, Target } from '../attack.js';
import { jsonAt, patchAt } from '../body/spellings.js';

export const listItemKey: AttackClass = {
  name: 'list-item-key',
  source:
    'FIA driver portal, 2025 (roles in a list); class-validator 0.15.1 (nested without @Type)',
  why: 'Items of a list are stored as they were sent, with a field that only the server sets.',
  aim: 'field',
  json: (target) => (isInList(target) ? [jsonAt(target, target.key, target.wants)] : []),
  patch: (target) =>
    isInList(target)
      ? ['add', 'replace'].map((op) => patchAt(target, target.key, target.wants, op))
      : [],
};

const isInList = ({ place }: Target): boolean =>
  place.some((segment) => typeof segment === 'number');
