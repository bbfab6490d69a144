import * as v from 'valibot';
import { expect, test } from 'vitest';
import { recordOf } from './record-of.js';

const trimmed = v.pipe(v.string(), v.maxLength(15), v.trim());
const made = v.pipe(
  v.string(),
  v.transform((key): any => (key === 'list' ? ['__proto__'] : Symbol.for(key))), // any: as a careless user's
);
const json = (text: string): unknown => JSON.parse(text);

test('a key that becomes `__proto__` gives the record no prototype, and leaves nothing', () => {
  const input = json('{" __proto__ ": {"is_admin": true}, " a": {"b": 1}}');
  const { output } = v.safeParse(recordOf(trimmed, v.unknown()), input);
  expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
  expect(Reflect.ownKeys(output as object)).toEqual(['a']);
});

test('what only becomes a text as a key is none either', () => {
  const { output } = v.safeParse(recordOf(made, v.unknown()), { list: { is_admin: true }, a: 1 });
  expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
  expect(Reflect.ownKeys(output as object)).toEqual([Symbol.for('a')]);
});

test('a key that has no text is refused, as by the compiled parser', () => {
  const parsed = v.pipe(v.string(), v.parseJson());
  const ours = v.safeParse(
    recordOf(parsed, v.number()),
    json('{"{\\"toString\\":1}": "a", "2": 2}'),
  );
  expect(ours.issues?.map(({ message, path }) => [message, path?.map(({ key }) => key)])).toEqual([
    ['Invalid key', ['{"toString":1}']],
    ['Invalid type: Expected number but received "a"', ['{"toString":1}']],
  ]);
  expect(ours).toMatchObject({ typed: false, output: { 2: 2 } });
});

test.each<unknown>([
  { ' a ': 1, b: 2 },
  { ' __proto__ ': 'a' },
  { 'a key that is too long': 1 },
  { a: 'b' },
  null,
  undefined,
  1,
])('%o is else answered as by v.record', (input) => {
  const theirs = v.record(trimmed, v.number(), 'Nope');
  const ours = recordOf(trimmed, v.number(), 'Nope');
  expect(v.safeParse(ours, input)).toEqual(v.safeParse(theirs, input));
});
