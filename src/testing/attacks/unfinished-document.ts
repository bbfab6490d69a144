import type { AttackClass } from '../attack.js';
import { attackedJson } from '../body/json-text.js';

export const unfinishedDocument: AttackClass = {
  name: 'unfinished-document',
  source: 'CWE-20; partial JSON parsers of streaming clients',
  why: 'The text ends too early. A parser that closes what is still open stores half of it.',
  aim: 'body',
  json: (target) => {
    const text = attackedJson(target);
    return [text.slice(0, -1), `{"${target.key}":`, `{"${target.key}`, '{', '['].map((body) => ({
      body,
      pointer: '',
    }));
  },
};
