import type { AttackClass } from '../attack.js';
import { ownKey } from '../body/spellings.js';

export const listItemKey: AttackClass = {
  name: 'list-item-key',
  source:
    'FIA driver portal, 2025 (roles in a list); class-validator 0.15.1 (nested without @Type)',
  why: 'Items of a list are stored as they were sent, with a field that only the server sets.',
  aim: 'field',
  ...ownKey((place) => place.some((segment) => typeof segment === 'number')),
};
