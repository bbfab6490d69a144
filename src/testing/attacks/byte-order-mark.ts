import type { AttackClass } from '../attack.js';
import { attackedJson } from '../body/json-text.js';

export const byteOrderMark: AttackClass = {
  name: 'byte-order-mark',
  source: 'RFC 8259, section 8.1; RFC 7493, section 2.1',
  why: 'Some parsers drop the mark, and others refuse or keep it, so two readers see different bodies.',
  aim: 'body',
  json: (target) => {
    const text = attackedJson(target);
    return [
      { body: `\ufeff${text}`, pointer: '' },
      { body: new TextEncoder().encode(`\ufeff${text}`), pointer: '' },
    ];
  },
};
