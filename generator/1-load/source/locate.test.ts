import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { SourcePlace } from '../../diagnostics/diagnostic.js';
import { locationInStack } from '../run/user-code.js';
import { locate, locateInCall } from './locate.js';

const folder = mkdtempSync(path.join(tmpdir(), 'locate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
}

const SOURCE = fileOf(
  'source.ts',
  `import { owner, model, field, defineRoles } from 'owner';
defineRoles({ owner: 'text', admin: 'owner' });
const A = model('A', { name: field(1, { writableBy: ['owner'] }) });
const B = model('B', {
  name: field(1, { writableBy: ['ownr', 'owner'] }),
  other: field(2, { writableBy: ['ownr'] }),
});
export default { openapi: { info: { title: 1 } }, title: 2 };
`,
);

/** The text found at a place, with its file and line. */
function pointed(place: SourcePlace, ...files: string[]): string {
  const found = locate(place, [SOURCE, ...files], folder);
  const { file, line, column = 1, length = 0, lineText = '' } = found ?? {};
  return `${file}:${line} ${lineText.slice(column - 1, column - 1 + length)}`;
}

test.each<[string, SourcePlace, string]>([
  ['a model is its name', { model: 'B' }, "source.ts:4 'B'"],
  ['a field is its key in its model', { model: 'B', field: 'name' }, 'source.ts:5 name'],
  ['a literal is looked for in its field', { model: 'B', field: 'other', literal: 'ownr' }, "source.ts:6 'ownr'"],
  ['a literal that is not there leaves the field', { model: 'A', field: 'name', literal: 'x' }, 'source.ts:3 name'],
  ['a field that is not there leaves the model', { model: 'A', field: 'x' }, "source.ts:3 'A'"],
  ['a literal alone is not one of an import', { literal: 'owner' }, 'source.ts:2 owner'],
  ['a call is what is called', { call: 'defineRoles' }, 'source.ts:2 defineRoles'],
  ['a literal is looked for in calls', { call: 'field', literal: 'owner' }, "source.ts:3 'owner'"],
  ['keys lead to a property', { keys: ['openapi', 'info', 'title'] }, 'source.ts:8 title'],
  ['no keys are the default export', { keys: [] }, 'source.ts:8 export default { openapi: { info: { title: 1 } }, title: 2 };'],
])('%s', (_, place, expected) => {
  expect(pointed(place)).toBe(expected);
}); // prettier-ignore

test('a place that no file has is the first file', () => {
  expect(locate({ model: 'Nope' }, [SOURCE], folder)).toEqual({ file: 'source.ts' });
});

test('the file that has the place is found among others', () => {
  const other = fileOf('other.ts', "model('C', {});");
  expect(pointed({ model: 'C' }, other)).toBe("other.ts:1 'C'");
});

test.each([
  ['a file that is not there', path.join(folder, 'nope.ts')],
  ['a file with a syntax error', fileOf('broken.ts', 'const = model(')],
  ['an empty file', fileOf('empty.ts', '')],
])('%s has no places', (_, file) => {
  expect(locate({ model: 'A' }, [file], folder)).toEqual({ file: path.basename(file) });
});

test('a mark at the start and Windows line ends are not counted', () => {
  const file = fileOf('windows.ts', "\uFEFFmodel('W', {\r\n  a: field(1),\r\n});\r\n");
  expect(locate({ model: 'W' }, [file], folder)).toMatchObject({ line: 1, column: 7 });
  expect(locate({ model: 'W', field: 'a' }, [file], folder)?.lineText).toBe('  a: field(1),');
});

test('a place in a call is the text that is meant, inside that call', () => {
  const call = { file: 'source.ts', line: 6, column: 10 };
  expect(locateInCall(call, 'ownr', folder)).toMatchObject({ line: 6, column: 34, length: 6 });
});

test('a place in a call that lacks the text is what is called', () => {
  const call = { file: 'source.ts', line: 6, column: 10 };
  expect(locateInCall(call, undefined, folder)).toMatchObject({ line: 6, column: 10, length: 5 });
});

test('the place of a stack is its first frame in the project', () => {
  const stack = `Error: at x (/etc/passwd:1:1)
    at node:internal/modules/esm:1:1
    at f (file://${folder}/node_modules/dep/index.js:1:1)
    at Object.<anonymous> (${folder}/source.ts:3:5)
    at file://${folder}/source.ts:1:1`;
  expect(locationInStack(stack, folder)).toMatchObject({ file: 'source.ts', line: 3, column: 5 });
});

test('a stack without a frame in the project has no place', () => {
  expect(locationInStack('Error: x\n    at f (/elsewhere.ts:1:1)', folder)).toBeUndefined();
});
