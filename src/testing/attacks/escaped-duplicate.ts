import type { AttackClass } from '../attack.js';
import { member, jsonWith, pointerTo } from '../body/json-text.js';

export const escapedDuplicate: AttackClass = {
  name: 'escaped-duplicate',
  source: 'CVE-2017-12635 with RFC 8259, section 8.3',
  why: 'The same name is sent in two spellings: a comparison of the texts sees two keys, and a parser sees one.',
  aim: 'model',
  json: (target) => {
    const { open, wants, key } = target;
    const own = [`"${escaped(key)}":${JSON.stringify(wants)}`, member(key, null)];
    const twice = { body: jsonWith(target, ...own), pointer: pointerTo(target, key) };
    if (open === undefined) return [twice];
    const hidden = jsonWith(target, `"${escaped(open[0])}":${JSON.stringify(wants)}`);
    return [twice, { body: hidden, pointer: pointerTo(target, open[0]) }];
  },
};

const escaped = (key: string): string =>
  key.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
