import type { AttackClass } from '../attack.js';
import { member, jsonWith, jsonWithFirst, pointerTo } from '../body/json-text.js';

export const duplicateOpenKey: AttackClass = {
  name: 'duplicate-open-key',
  source: 'CVE-2017-12635 (CouchDB), OWASP Juice Shop (BasketId twice)',
  why: 'A field that the sender may write is sent twice: one value is checked, and the other one is stored.',
  aim: 'model',
  json: (target) =>
    target.open === undefined
      ? []
      : [jsonWith, jsonWithFirst].map((print) => ({
          body: print(target, member(target.open?.[0] ?? '', target.wants)),
          pointer: pointerTo(target, target.open?.[0] ?? ''),
        })),
};
