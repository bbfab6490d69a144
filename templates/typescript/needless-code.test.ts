/** What readers of generated code would take for a mistake: each was emitted once. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { field, moduleWith } from '../../test/printed.js';

const print = (schema: v.GenericSchema): string =>
  moduleWith(field(schema, { writableBy: ['owner'], readableBy: 'anyone' }));

interface Tree {
  readonly name: string;
  readonly children: Tree[];
}
const Tree: v.GenericSchema<Tree> = v.object({
  name: v.string(),
  children: v.array(v.lazy(() => Tree)),
});

test.each([
  ['recursive', Tree],
  ['an intersection', v.intersect([v.object({ a: v.string() }), v.object({ b: v.string() })])],
  ['a list of unions', v.array(v.union([v.object({ a: v.string() }), v.array(v.string())]))],
])('where a schema is %s, no function of a view only calls another one', (_, schema) => {
  expect(print(schema)).not.toMatch(/: unknown \{\n {2}return \w+\(value, roles\);\n\}/);
});

test('a recursive schema has one parser and one view, wherever it is used', () => {
  const functions = print(Tree).match(/(?<=^function )(?:read|view)It\w*/gm);
  expect(functions).toEqual(expect.arrayContaining(['readIt', 'viewIt']));
  expect(functions?.filter((name) => /\d$/.test(name))).toEqual([]);
});

test('a key that is missing is given its default once', () => {
  const text = print(v.object({ theme: v.optional(v.string(), 'light') }));
  expect(text.match(/item = 'light';/g)).toHaveLength(1);
});

test('a check does nothing, without an empty block, where the parser falls back', () => {
  expect(print(v.fallback(v.string(), 'x'))).not.toMatch(/\{\s*\} else/);
});
