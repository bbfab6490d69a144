import type { AttackClass } from '../attack.js';
import { attackedJson, jsonWith, member, pointerTo } from '../body/json-text.js';
import { asText, encoded } from '../body/form-text.js';

export const queryAndBody: AttackClass = {
  name: 'query-and-body',
  source: 'OWASP WSTG-INPV-04 (HTTP parameter pollution), OWASP ASVS 5.0, 15.3.7',
  why: 'Half of the attack is in the address and half in the body. Frameworks that merge the two disagree on which wins.',
  aim: 'body',
  json: (target) => {
    const { key, wants } = target;
    return [
      {
        body: jsonWith(target, member(key, null)),
        query: `${encoded(key)}=${encoded(asText(wants))}`,
        pointer: pointerTo(target, key),
      },
      {
        body: attackedJson(target),
        query: `${encoded(key)}=`,
        pointer: pointerTo(target, key),
      },
    ];
  },
};
