import type { AttackClass } from '../attack.js';
import { spelt } from '../body/spellings.js';

export const invisibleKey: AttackClass = {
  name: 'invisible-key',
  source: 'CVE-2021-42574 (Trojan Source); Unicode Technical Standard 39',
  why: 'A character without width is removed by a layer behind the check, and nobody sees it in a log.',
  aim: 'model',
  ...spelt(([first = '', ...rest]) =>
    ['\u200b', '\u00ad', '\u202e', '\ufeff'].map((character) =>
      [first, character, ...rest].join(''),
    ),
  ),
};
