import type { AttackClass } from '../attack.js';
import { spelt } from '../body/spellings.js';

export const separatorVariant: AttackClass = {
  name: 'separator-variant',
  source: 'Rails, Jackson and humps naming strategies; CVE-2022-22968',
  why: 'A naming strategy turns a name with other separators into the name of the column.',
  aim: 'model',
  ...spelt((key) => {
    const words = key.split(/[_-]|(?<=[a-z])(?=[A-Z])/);
    const pascal = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
    const camel = `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`;
    return [words.join('-'), words.join(' '), words.join(''), words.join('__'), pascal, camel];
  }),
};
