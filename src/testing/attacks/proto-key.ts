import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { named, pairsAt, patchTo } from '../body/spellings.js';

export const protoKey: AttackClass = {
  name: 'proto-key',
  source: 'CVE-2018-3721 (lodash.merge), zod issue 6220, CWE-1321',
  why: 'If an own key named __proto__ is merged, its content appears on every object of the process.',
  aim: 'model',
  ...named(
    () => ['__proto__'],
    ({ key, wants }) => ({ wants: { [key]: wants } }),
  ),
  patch: (target) =>
    [['__proto__'], ['__proto__', target.key]].map((path) =>
      patchTo(pointerOf([...target.place, ...path]), target.wants),
    ),
  pairs: (target) =>
    ['__proto__', `__proto__[${target.key}]`, `__proto__.${target.key}`].flatMap((name) =>
      pairsAt(target, name, target.wants),
    ),
};
