import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Node } from './node.js';
import { stableSchemaOf } from './stable-schema.js';

const text = v.string();
const behind = (getter: (input: unknown) => unknown): unknown =>
  stableSchemaOf(v.lazy(getter as () => v.GenericSchema) as unknown as Node);

test('behind a lazy schema is the one that its getter returns each time', () => {
  expect(behind(() => text)).toBe(text);
});

test.each<[string, (input: unknown) => unknown]>([
  ['depends on the input', (_input) => text],
  ['is a new one each time', () => v.string()],
  ['throws', () => { throw new Error('not yet'); }],
  ['returns nothing yet', () => undefined],
  ['returns null', () => null],
  ['returns a function', () => v.string],
])('there is none if the getter %s', (_, getter) => {
  expect(behind(getter)).toBeUndefined();
}); // prettier-ignore

test('nor behind what is not lazy', () => {
  expect(stableSchemaOf(text as unknown as Node)).toBeUndefined();
});
