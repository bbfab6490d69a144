import * as v from 'valibot';
import { expect, test } from 'vitest';
import { issuesFrom } from '../../../test/issues-from.js';
import { attempt } from './attempt.js';

const issuesOf = (schema: v.GenericSchema, input: unknown): unknown =>
  issuesFrom(v.safeParse(schema, input).issues ?? []);

test('a value that valibot’s own code fails at is refused, in words that do not tell it', () => {
  const sorted = v.pipe(v.array(v.unknown()), attempt(v.sortItems()), v.minLength(3));
  expect(issuesOf(sorted, [{ toString: 'secret' }, 'a'])).toEqual([
    { code: 'invalid', path: [], message: 'Invalid value' },
  ]);
  expect(issuesOf(v.pipe(v.any(), attempt(v.minLength(1, 'Nope'))), null)).toEqual([
    { code: 'invalid', path: [], message: 'Nope' },
  ]);
});

test('any other value is answered as without it', () => {
  const sorted = v.pipe(v.array(v.unknown()), attempt(v.sortItems()));
  expect(v.parse(sorted, ['b', 'a'])).toEqual(['a', 'b']);
  const short = v.pipe(v.any(), attempt(v.minLength(2)));
  expect(issuesOf(short, 'a')).toEqual(issuesOf(v.pipe(v.string(), v.minLength(2)), 'a'));
});
