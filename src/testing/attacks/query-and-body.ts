import type { AttackClass, JsonPayload } from '../attack.js';
import { attackedJson, jsonWith, member, pointerTo } from '../body/json-text.js';
import { asText, encoded } from '../body/form-text.js';

export const queryAndBody: AttackClass = {
  name: 'query-and-body',
  source: 'OWASP WSTG-INPV-04 (HTTP parameter pollution), OWASP ASVS 5.0, 15.3.7',
  why: 'The attack is in the address, or half of it is. Frameworks that merge address and body disagree on which wins, and a body that is checked alone lets the address through.',
  aim: 'body',
  json: (target) => {
    const { key, wants, surface } = target;
    const query = `${encoded(key)}=${encoded(asText(wants))}`;
    return [
      {
        body: jsonWith(target, member(key, null)),
        query,
        pointer: pointerTo(target, key),
      },
      {
        body: attackedJson(target),
        query: `${encoded(key)}=`,
        pointer: pointerTo(target, key),
      },
      // Only an update takes a body that changes nothing.
      ...(surface.shape === 'update' ? [besideNothing(query)] : []),
    ];
  },
};

const besideNothing = (query: string): JsonPayload => ({
  body: '{}',
  query,
  pointer: undefined,
  status: 'ignored',
});
