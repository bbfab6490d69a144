import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginsWith, indexOf, pointerOf, tokensOf } from './pointer.js';

/** RFC 6901, section 5. */
test.each([
  ['', []],
  ['/foo', ['foo']],
  ['/foo/0', ['foo', '0']],
  ['/', ['']],
  ['/a~1b', ['a/b']],
  ['/c%d', ['c%d']],
  ['/m~0n', ['m~n']],
  ['/~01', ['~1']],
  ['/ ', [' ']],
  ['/a//b/', ['a', '', 'b', '']],
  ['/__proto__/constructor', ['__proto__', 'constructor']],
])('%j leads through %j', (pointer, tokens) => {
  expect(tokensOf(pointer)).toEqual(tokens);
});

test.each(['foo', '#/foo', ' /foo', '/~', '/a~', '/~2', '/a~b', '~1foo', '-'])(
  '%j is no pointer',
  (pointer) => {
    expect(tokensOf(pointer)).toBeUndefined();
  },
);

test('what pointerOf writes is read', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (tokens) => {
      expect(tokensOf(pointerOf(tokens))).toEqual(tokens);
    }),
  );
});

test('an index has no sign, leading zero, space, exponent or fraction', () => {
  expect(['0', '10', '9007199254740993'].map(indexOf)).toEqual([0, 10, 9007199254740992]);
  for (const token of [
    '',
    '-',
    '00',
    '01',
    '-0',
    '+1',
    ' 1',
    '1 ',
    '1e0',
    '1.0',
    '0x1',
    '١',
    '1\n',
  ]) {
    expect(indexOf(token), JSON.stringify(token)).toBeUndefined();
  }
});

test('a path begins with itself and with what is around it', () => {
  expect(beginsWith(['a', 'b'], [])).toBe(true);
  expect(beginsWith(['a', 'b'], ['a'])).toBe(true);
  expect(beginsWith(['a', 'b'], ['a', 'b'])).toBe(true);
  expect(beginsWith(['a', 'b'], ['b'])).toBe(false);
  expect(beginsWith(['a'], ['a', 'b'])).toBe(false);
});
