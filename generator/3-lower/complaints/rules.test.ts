import { expect, test } from 'vitest';
import { HEAD, Project } from '../../../test/project.js';

/** The codes of the complaints about a rule that is slow or has state. */
const codesOf = async (schema: string): Promise<string[]> => {
  const { diagnostics } = await new Project({
    'user.model.ts': `${HEAD}export const User = model('User', { name: field(${schema}, { writableBy: ['owner'] }) });`,
  }).report();
  return diagnostics.map(({ code }) => code).filter((code) => /^(?:regex|rule)-/.test(code));
};

test.each([
  ['a rule', 'v.pipe(v.string(), v.regex(/^(a+)+$/))'],
  ['a rule with a message that is made', 'v.pipe(v.string(), v.regex(/^(a+)+$/, () => "No"))'],
  ['a rule in what a wrapper runs', 'v.message(v.pipe(v.string(), v.regex(/^(a+)+$/)), "No")'],
  ['what is only called later', 'v.lazy(() => v.pipe(v.string(), v.regex(/^(a+)+$/)))'],
])('a pattern that takes exponential time is reported in %s', async (_, schema) => {
  expect(await codesOf(schema)).toEqual(['regex-catastrophic']);
});

test.each([
  ['v.message', 'v.message(v.pipe(v.string(), v.emoji()), "No")'],
  ['v.config', 'v.config(v.pipe(v.string(), v.maxGraphemes(5)), { lang: "de" })'],
  ['v.cache', 'v.cache(v.pipe(v.string(), v.normalize()))'],
  ['v.fallback', 'v.fallback(v.pipe(v.string(), v.url()), () => "")'],
  ['a pipe with v.rawCheck', 'v.pipe(v.string(), v.maxWords("de", 5), v.rawCheck(() => {}))'],
  ['v.lazy in v.message', 'v.message(v.lazy(() => v.pipe(v.string(), v.emoji())), "No")'],
])('a slow valibot rule is reported in %s', async (_, schema) => {
  expect(await codesOf(schema)).toEqual(['rule-slow']);
});

test.each([
  ['in linear time', 'v.pipe(v.string(), v.regex(/^a+$/))'],
  ['that generated code asks', 'v.pipe(v.string(), v.emoji(), v.maxGraphemes(5), v.normalize(), v.url())'],
  ['with a message that is made', 'v.pipe(v.string(), v.emoji(() => "No"), v.maxGraphemes(5, () => "No"))'],
  ['of a length, with metadata like one', 'v.message(v.pipe(v.string(), v.maxLength(5), v.metadata({ kind: "validation", type: "emoji" })), "No")'],
])('a rule %s is not reported', async (_, schema) => {
  expect(await codesOf(schema)).toEqual([]);
}); // prettier-ignore

test.each([
  ['a rule', 'v.pipe(v.string(), v.regex(/a/g))'],
  ['a rule with a message that is made', 'v.pipe(v.string(), v.regex(/a/y, () => "No"))'],
  ['a rule in what a wrapper runs', 'v.fallback(v.pipe(v.string(), v.regex(/a/g)), "a")'],
  ['a rule in what only valibot can run', 'v.pipe(v.string(), v.regex(/a/g), v.rawCheck(() => {}))'],
])('a pattern with state is refused in %s', async (_, schema) => {
  expect(await codesOf(schema)).toEqual(['regex-stateful']);
}); // prettier-ignore
