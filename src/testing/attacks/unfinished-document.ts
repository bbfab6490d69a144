import type { AttackClass } from '../attack.js';
import { member, jsonWith } from '../body/json-text.js';

export const unfinishedDocument: AttackClass = {
  name: 'unfinished-document',
  source: 'CWE-20; partial JSON parsers of streaming clients',
  why: 'A text that ends too early: a parser that closes what is open stores half of it.',
  aim: 'body',
  json: (target) => {
    const text = jsonWith(target, member(target.key, target.wants));
    return [text.slice(0, -1), `{"${target.key}":`, `{"${target.key}`, '{', '['].map((body) => ({
      body,
      pointer: '',
    }));
  },
};
