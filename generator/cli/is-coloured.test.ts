import { expect, test } from 'vitest';
import { isColoured } from './is-coloured.js';

test.each<[terminal: boolean, env: Record<string, string>, coloured: boolean]>([
  [true, {}, true],
  [false, {}, false],
  [true, { TERM: 'dumb' }, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: 'true', TERM: 'dumb' }, true],
  [false, { FORCE_COLOR: '3', NO_COLOR: '1' }, false],
])('a terminal (%s) with %o is coloured: %s', (terminal, env, coloured) => {
  expect(isColoured(terminal, env)).toBe(coloured);
});
