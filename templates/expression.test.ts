import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  array,
  call,
  flatten,
  generic,
  moved,
  objectLiteral,
  objectType,
  prefixed,
  union,
  widthOf,
  type Expression,
} from './expression.js';

const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const items = fc.array(tie('expression'), { maxLength: 4 });
  const text = fc.stringMatching(/^\w{0,8}$/);
  return {
    expression: fc.oneof(
      { maxDepth: 4 },
      text,
      items.map((inner) => call('name', ...inner)),
      items.map(array),
      items.map(objectLiteral),
      items.map(objectType),
      items.map(union),
      items.map((inner) => generic('Name', ...inner)),
      tie('expression').map(moved),
      fc.tuple(text, tie('expression')).map(([name, inner]) => prefixed(`${name}: `, inner)),
    ),
  };
});

test('the width is that of the line', () => {
  fc.assert(
    fc.property(expression, (one) => {
      expect(widthOf(one)).toBe(flatten(one).length);
    }),
  );
});

test('it is only known to be too long where it is longer than is asked', () => {
  fc.assert(
    fc.property(expression, fc.nat(60), (one, most) => {
      const { length } = flatten(one);
      expect(widthOf(one, most) <= most).toBe(length <= most);
    }),
  );
});
