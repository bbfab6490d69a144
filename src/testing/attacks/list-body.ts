import type { AttackClass } from '../attack.js';
import { attackedJson } from '../body/json-text.js';

export const listBody: AttackClass = {
  name: 'list-body',
  source: 'valibot 1.5.0 strictObject (takes a list where all is optional); OWASP API6:2023',
  why: 'A list is sent where one object was checked. A handler that maps over both stores every item.',
  aim: 'body',
  json: (target) => {
    const one = attackedJson(target);
    return [`[${one}]`, `[${JSON.stringify(target.surface.base)},${one}]`, `[[${one}]]`, '[]'].map(
      (body) => ({
        body,
        pointer: '',
      }),
    );
  },
};
