import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';

export const patchTestOracle: AttackClass = {
  name: 'patch-test-oracle',
  source: 'RFC 6902, section 4.6; CVE-2026-31872 (Parse: a read oracle)',
  why: 'Whether a test holds tells the value of a field that its sender may not read.',
  aim: 'field',
  patch: ({ open, place, key, wants, isReadable }) =>
    isReadable || open === undefined || place.length > 0
      ? []
      : [
          {
            operations: [
              { op: 'test', path: pointerOf([key]), value: wants },
              { op: 'replace', path: pointerOf([open[0]]), value: open[1] },
            ],
            pointer: '/0',
          },
        ],
};
