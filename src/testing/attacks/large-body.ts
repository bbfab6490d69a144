import type { AttackClass } from '../attack.js';
import { member, jsonWith } from '../body/json-text.js';

export const largeBody: AttackClass = {
  name: 'large-body',
  source: 'OWASP API4:2023; CWE-400',
  why: 'The body is larger than what the server should hold at once.',
  aim: 'body',
  json: (target) => [
    { body: jsonWith(target, member(target.key, 'x'.repeat(1_100_000))), pointer: undefined },
  ],
};
