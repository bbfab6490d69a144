import type { AttackClass } from '../attack.js';
import { member, jsonWith, pointerTo } from '../body/json-text.js';

export const duplicateKey: AttackClass = {
  name: 'duplicate-key',
  source: 'CVE-2017-12635 (CouchDB), RFC 8259, section 4, OWASP ASVS 5.0, 1.5.3',
  why: 'The protected field is sent twice, and parsers disagree on which one counts.',
  aim: 'model',
  json: (target) => {
    const { key, wants } = target;
    return [
      [member(key, wants), member(key, null)],
      [member(key, null), member(key, wants)],
    ].map((members) => ({ body: jsonWith(target, ...members), pointer: pointerTo(target, key) }));
  },
};
