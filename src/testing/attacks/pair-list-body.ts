import type { AttackClass } from '../attack.js';

export const pairListBody: AttackClass = {
  name: 'pair-list-body',
  source: 'pydantic 1.10 (a list of pairs is taken for an object); Object.fromEntries',
  why: 'A list of pairs becomes an object after the keys were checked.',
  aim: 'body',
  json: ({ key, wants }) => [
    { body: JSON.stringify([[key, wants]]), pointer: '' },
    { body: JSON.stringify([{ name: key, value: wants }]), pointer: '' },
  ],
};
