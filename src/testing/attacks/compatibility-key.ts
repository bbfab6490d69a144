import type { AttackClass } from '../attack.js';
import { spelt } from '../body/spellings.js';

export const compatibilityKey: AttackClass = {
  name: 'compatibility-key',
  source: 'Unicode Standard Annex 15 (NFKC); OWASP ASVS 5.0, 1.1.1',
  why: 'A layer that normalises text after the check turns the key into the name of the field.',
  aim: 'model',
  ...spelt((key) => [fullWidth(key), sansSerif(key)]),
};

function fullWidth(key: string): string {
  return key.replace(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));
}

/** A key in the sans-serif letters of mathematics. */
function sansSerif(key: string): string {
  return key.replace(/[a-z]/g, (letter) =>
    String.fromCodePoint(letter.charCodeAt(0) - 0x61 + 0x1d5ba),
  );
}
