import { expect, test } from 'vitest';
import { segmentOf } from '../src/runtime/issue.js';
import { segment, str } from './encode.js';

test.each([1, 99, 100, 101, 1000])(
  'a key of %i characters is cut as the runtime cuts it',
  (length) => {
    const name = 'k'.repeat(length);
    expect(segment(name)).toBe(str(segmentOf(name)));
  },
);
