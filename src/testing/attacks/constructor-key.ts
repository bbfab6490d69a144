import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { named, pairsAt, patchTo } from '../body/spellings.js';

export const constructorKey: AttackClass = {
  name: 'constructor-key',
  source: 'CVE-2019-10744 (lodash.defaultsDeep), CWE-1321; rfc6902 5.4.0',
  why: 'This path leads to the prototype, too, past a check for __proto__ alone.',
  aim: 'model',
  ...named(
    () => ['constructor'],
    ({ key, wants }) => ({ wants: { prototype: { [key]: wants } } }),
  ),
  patch: ({ place, key, wants }) => [
    patchTo(pointerOf([...place, 'constructor', 'prototype', key]), wants),
  ],
  pairs: (target) =>
    [`constructor[prototype][${target.key}]`, `constructor.prototype.${target.key}`].flatMap(
      (name) => pairsAt(target, name, target.wants),
    ),
};
