import type { AttackClass } from '../attack.js';
import { attackedJson } from '../body/json-text.js';

export const charset: AttackClass = {
  name: 'charset',
  source: 'RFC 8259, section 8.1 (JSON is UTF-8); CWE-176; Unicode encodings and firewalls',
  why: 'Another encoding hides the keys from whatever reads the bytes, but not from a parser that knows it.',
  aim: 'body',
  json: (target) => {
    const text = attackedJson(target);
    return [
      { body: utf16(text), contentType: 'application/json; charset=utf-16le', pointer: undefined },
      { body: utf16(`\ufeff${text}`), contentType: 'application/json', pointer: '' },
      { body: text, contentType: 'application/json; charset=utf-7', pointer: undefined },
      { body: text, contentType: 'application/json; charset=ibm500', pointer: undefined },
    ];
  },
};

const utf16 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]),
  );
