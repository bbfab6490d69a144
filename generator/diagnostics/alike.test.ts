import { expect, test } from 'vitest';
import { alike } from './alike.js';
import { diagnosticOf, type Complaint, type Diagnostic } from './diagnostic.js';

const wider = (name: string, leftOut = 'url'): Diagnostic =>
  made('schema-wider', `The JSON Schema of field '${name}' leaves out '${leftOut}'.`);

const made = (code: Complaint['code'], message: string): Diagnostic =>
  diagnosticOf({ code, message, help: 'Do.' });

const many = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** How many diagnostics each block has. */
const sizes = (diagnostics: readonly Diagnostic[]): number[] =>
  alike(diagnostics).map((block) => block.length);

test('complaints that say the same of more than five fields are one block', () => {
  const diagnostics = many(6, (index) => wider(`User.u${index}`));
  expect(alike(diagnostics)).toEqual([diagnostics]);
});

test('a handful is not', () => {
  expect(sizes(many(5, (index) => wider(`User.u${index}`)))).toEqual([1, 1, 1, 1, 1]);
});

test('a block stands where the first of them was', () => {
  const diagnostics = many(6, (index) => [wider(`A.u${index}`), wider('A.x', `r${index}`)]).flat();
  expect(sizes(diagnostics)).toEqual([6, 1, 1, 1, 1, 1, 1]);
  expect(alike(diagnostics)[0]).toEqual(diagnostics.filter((_, index) => index % 2 === 0));
});

test('warnings are put together, too, by what they say after the field', () => {
  const dates = many(6, (index) => made('schema-not-json', `Field 'A.d${index}' is a v.date().`));
  const maps = many(6, (index) => made('schema-not-json', `Field 'A.m${index}' is a v.map().`));
  expect(sizes([...dates, ...maps])).toEqual([6, 6]);
});

test.each<[string, (index: number) => Diagnostic]>([
  ['errors', (index) => made('schema-async', `Field 'A.a${index}' has it.`)],
  ['what says something else', (index) => wider('A.a', `rule${index}`)],
  ['what names no field', () => made('role-unused', 'It is not used.')],
  ['what has another help', (index) => ({ ...wider('A.a'), help: `Do ${index}.` })],
])('%s stay apart', (_, make) => {
  expect(sizes(many(6, make))).toEqual([1, 1, 1, 1, 1, 1]);
});
