import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';

export const deepNesting: AttackClass = {
  name: 'deep-nesting',
  source: 'CWE-674; CVE-2026-5079 (multer: a[b][c]…)',
  why: 'A parser that reads deeply nested lists recursively runs out of stack.',
  aim: 'body',
  json: () => [
    { body: `{"deep":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}`, pointer: pointerOf(DEEPEST) },
    {
      body: `{"deep":${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}}`,
      pointer: pointerOf(DEEPEST_OBJECT),
    },
  ],
  pairs: () => [{ pairs: [[`a${'[b]'.repeat(5_000)}`, '1']], pointer: undefined }],
};

const DEPTH = 100_000;

/** The place where a body reaches 64 levels, the default limit. */
const DEEPEST = ['deep', ...Array.from({ length: 63 }, () => 0)];
const DEEPEST_OBJECT = ['deep', ...Array.from({ length: 63 }, () => 'a')];
