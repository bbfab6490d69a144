import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lowered } from '../../../test/lowered.js';
import { flatten } from '../../expression.js';
import { valibotOf, type Referring } from './valibot.js';

const ALONE: Referring = { nameOf: (definition) => definition, isRecursive: () => false };

const printed = (schema: v.GenericSchema<unknown>): string =>
  flatten(valibotOf(lowered(schema), 'same', ALONE));

test.each([
  ['of its own', v.pipe(v.string(), v.parseBoolean(undefined, 'No'))],
  ['behind its options', v.pipe(v.string(), v.parseBoolean({ truthy: ['y'] }, 'No'))],
  ['of JSON', v.pipe(v.string(), v.parseJson(undefined, 'No'))],
  ['as JSON', v.pipe(v.unknown(), v.stringifyJson({ space: 2 }, 'No'))],
  ['behind an argument', v.pipe(v.string(), v.minLength(2, 'No'))],
  ['without an argument', v.pipe(v.string(), v.uuid('No'))],
])('a message %s is where valibot looks for it', (_, schema) => {
  // The code is one that only this test wrote.
  const made = new Function('v', 'attempt', `return ${printed(schema)}`) as (
    valibot: typeof v,
    attempt: <Rule>(rule: Rule) => Rule,
  ) => v.GenericSchema<unknown>;
  for (const input of ['', 'neither', 1n, undefined]) {
    const messages = v.safeParse(schema, input).issues?.map(({ message }) => message);
    const again = v.safeParse(
      made(v, (rule) => rule),
      input,
    ).issues;
    expect(again?.map(({ message }) => message)).toEqual(messages);
  }
});

test.each([
  [v.pipe(v.string(), v.emoji('No')), "inLinearTime(v.emoji('No'))"],
  [v.pipe(v.string(), v.maxWords('en', 3)), "inLinearTime(v.maxWords('en', 3))"],
  [v.pipe(v.string(), v.normalize('NFC')), "inLinearTime(v.normalize('NFC'))"],
])('a slow rule is asked in linear time: %#', (schema, code) => {
  expect(printed(schema)).toBe(`v.pipe(v.string(), ${code})`);
});

test('values are printed as they are', () => {
  const year = v.pipe(v.date(), v.minValue(new Date(0)));
  expect(printed(year)).toBe('v.pipe(v.date(), v.minValue(new Date(0)))');
  const slug = v.pipe(v.string(), v.regex(/^[a-z/]+$/giu));
  expect(printed(slug)).toBe("v.pipe(v.string(), v.regex(new RegExp('^[a-z/]+$', 'giu')))");
  const key = v.pipe(v.string(), v.hash(['md5', 'crc32']));
  expect(printed(key)).toBe("v.pipe(v.string(), v.hash(['md5', 'crc32']))");
});
