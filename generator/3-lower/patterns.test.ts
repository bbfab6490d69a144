import { expect, test } from 'vitest';
import { HEAD, Project } from '../../test/project.js';

/** What is said of patterns. */
const codesOf = async (schema: string): Promise<string[]> => {
  const { diagnostics } = await new Project({
    'user.model.ts': `${HEAD}export const User = model('User', { name: field(${schema}, { writableBy: ['owner'] }) });`,
  }).report();
  return diagnostics.map(({ code }) => code).filter((code) => code.startsWith('regex-'));
};

test.each([
  ['a rule', 'v.pipe(v.string(), v.regex(/^(a+)+$/))'],
  ['a rule with a message that is made', 'v.pipe(v.string(), v.regex(/^(a+)+$/, () => "No"))'],
  ['a rule in what a wrapper runs', 'v.message(v.pipe(v.string(), v.regex(/^(a+)+$/)), "No")'],
  ['what is only called later', 'v.lazy(() => v.pipe(v.string(), v.regex(/^(a+)+$/)))'],
  ['a rule of valibot’s in an island', 'v.message(v.pipe(v.string(), v.emoji()), "No")'],
])('a pattern that takes exponential time is told of, of %s', async (_, schema) => {
  expect(await codesOf(schema)).toEqual(['regex-catastrophic']);
});

test.each([
  ['in linear time', 'v.pipe(v.string(), v.regex(/^a+$/))'],
  ['of emoji, for which there is another one', 'v.pipe(v.string(), v.emoji())'],
  ['of emoji with a message that is made', 'v.pipe(v.string(), v.emoji(() => "No"))'],
])('a pattern %s is not spoken of', async (_, schema) => {
  expect(await codesOf(schema)).toEqual([]);
});

test('a pattern that remembers is refused, even in a rule that only valibot can run', async () => {
  expect(await codesOf('v.pipe(v.string(), v.regex(/a/g, () => "No"))')).toContain(
    'regex-stateful',
  );
});
