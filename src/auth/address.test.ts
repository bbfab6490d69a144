import { expect, test } from 'vitest';
import { isFragmented, isPathKept, sentAddress, targetOf } from './address.js';

test('a fragment is not sent', () => {
  expect(sentAddress('https://a.example/x?y#z\n#?')).toBe('https://a.example/x?y');
  expect(sentAddress('/x')).toBe('/x');
  expect(['/x#', '/x'].map(isFragmented)).toEqual([true, false]);
});

test.each([
  ['https://a.example/x/y?q=/../z', true],
  ['HTTP://a.example/x', true],
  ['http://a.example', true],
  ['https://a.example?q=1', true],
  ['https://a.example/', true],
  ['https://a.example/x/../y', false],
  ['https://a.example/x\\y', false],
  ['https://a.example/%2e%2e/y', false],
  ['https://a.example/x y', false],
  ['ws://a.example/x', false],
  ['ws://a.example/x?http://a.example/x', false],
  ['data:https://a.example/x', false],
])('the path of %s is kept: %s', (url, isKept) => {
  expect(isPathKept(url)).toBe(isKept);
});

test.each([
  ['https://a.example/x?y=/z#w', '/x?y=/z'],
  ['HTTP://a.example/x', '/x'],
  ['http://a.example/x', '/x'],
  ['/x', '/x'],
  ['//a.example/x', '//a.example/x'],
  ['x/y', undefined],
  ['https://a.example', undefined],
  ['https://a.example?x/y', undefined],
  ['ftp://a.example/x', undefined],
  ['at https://a.example/x', undefined],
  ['/x y', undefined],
  ['/x\n', undefined],
  ['/x\n/y', undefined],
  ['/\u{e4}', undefined],
  ['/x\u{7f}y', undefined],
  ['', undefined],
])('the target of %j is %j', (url, target) => {
  expect(targetOf(url)).toBe(target);
});
