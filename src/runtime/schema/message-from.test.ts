import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { messageFrom } from './message-from.js';

/** A message of everything that valibot tells a function. */
const tell = (issue: v.BaseIssue<unknown>): string => `Told ${JSON.stringify(issue)}`;

interface Case {
  readonly schema: v.GenericSchema;
  readonly live: object;
  readonly value: unknown;
  readonly key?: string;
}

const text = v.string(tell);
const list = v.array(v.array(v.string()), tell);
const object = v.object({ a: v.string() }, tell);
const longer = v.minLength<string, 3, typeof tell>(3, tell);
const union = v.union([v.string(), v.number()], tell);
const given = v.nonNullish(v.nullish(v.string()), tell);

describe('it is told what valibot tells', () => {
  test.each<[string, Case]>([
    ['of a type', { schema: text, live: text, value: 5 }],
    ['of a list', { schema: list, live: list, value: { a: [1] } }],
    ['of an object', { schema: object, live: object, value: 'a' }],
    ['of a lacking key', { schema: object, live: object, value: { b: 1 }, key: 'a' }],
    ['of a rule', { schema: v.pipe(v.string(), longer), live: longer, value: 'ab' }],
    ['of a union of scalars', { schema: union, live: union, value: true }],
    ['of what is required', { schema: given, live: given, value: null }],
  ])('%s', (_, { schema, live, value, key }) => {
    const { issues } = v.safeParse(schema, value);
    expect(issues).toHaveLength(1);
    expect(messageFrom(live as never)(value, key)).toBe(issues![0]?.message);
  });
});

test('a text that ends in what was received loses that, as all messages do', () => {
  const live = v.string('Wrong: Received 5');
  expect(messageFrom(live)(5)).toBe('Wrong');
  expect(messageFrom(live)(6)).toBe('Wrong: Received 5');
});

test('what is inside of a value is not read again', () => {
  const inside = v.custom<string>(() => {
    throw new Error('Read again');
  });
  expect(messageFrom(v.array(inside, () => 'No list'))({ a: 1 })).toBe('No list');
  expect(messageFrom(v.object({ a: inside, b: inside }, () => 'Not there'))({ a: 1 }, 'b')).toBe(
    'Not there',
  );
});

test('a pattern that remembers where it stopped has a message, too', () => {
  const live = v.regex(/a/g, () => 'No a');
  const of = messageFrom(live);
  live.requirement.lastIndex = 0;
  expect(of('a')).toBe('No a');
});

test('what the author’s function throws is thrown', () => {
  const live = v.string(() => {
    throw new Error('No such language');
  });
  expect(() => messageFrom(live)(5)).toThrow('No such language');
});
