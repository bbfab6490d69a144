import type { AttackClass } from '../attack.js';
import { attackedJsonAs } from '../body/json-text.js';

export const jsonAsForm: AttackClass = {
  name: 'json-as-form',
  source: 'OWASP CSRF Cheat Sheet (a form whose name is JSON)',
  why: 'JSON is sent under the media type of a form, which another site may send, to a parser that guesses from the content.',
  aim: 'body',
  json: (target) =>
    attackedJsonAs(target, [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]),
};
