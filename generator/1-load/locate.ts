import { parseSync } from 'oxc-parser';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Location, SourcePlace } from '../diagnostics/diagnostic.js';
import { shownPath } from './shown-path.js';

/**
 * Finds the place that a complaint is about in the source: the literal, or else the field, or else
 * the model, in the first of the files that has it. Only faulty programs pay for this.
 */
export function locate(
  place: SourcePlace,
  files: readonly string[],
  cwd: string,
): Location | undefined {
  for (const file of files) {
    const found = locateIn(place, file, cwd);
    if (found) return found;
  }
  const [first] = files;
  return first === undefined ? undefined : { file: shownPath(first, cwd) };
}

/** Narrows a place in a call down to the text in it that is meant, or else to what is called. */
export function locateInCall(call: Location, literal: string | undefined, cwd: string): Location {
  const file = path.join(cwd, call.file);
  const root = parse(file);
  if (root === undefined) return call;
  const position = offsetOf(textOf(file), call);
  const around = findLast(root, (node) => isCallAround(node, position));
  if (around === undefined) return call;
  const inside = literal === undefined ? undefined : findText(around, literal);
  return locationAt(file, cwd, inside ?? (around['callee'] as Node));
}

/** A place in a file by its offset. */
function locationAt(file: string, cwd: string, span: Span): Location {
  const text = textOf(file);
  const before = text.slice(0, span.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineText = lineFrom(text, lineStart);
  return {
    file: shownPath(file, cwd),
    line: before.split('\n').length,
    column: span.start - lineStart + 1,
    length: Math.max(1, Math.min(span.end, lineStart + lineText.length) - span.start),
    lineText,
  };
}

/** A place in a file by its line and column; nothing if the file has no such line. */
export function locationOf(
  file: string,
  cwd: string,
  line: number,
  column: number,
): Location | undefined {
  const lineText = textOf(file).split(/\r?\n/)[line - 1];
  if (lineText === undefined || lineText === '') return undefined;
  return { file: shownPath(file, cwd), line, column, length: 1, lineText };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Node extends Span {
  readonly type: string;
  readonly [property: string]: unknown;
}

function locateIn(place: SourcePlace, file: string, cwd: string): Location | undefined {
  const root = parse(file);
  if (root === undefined) return undefined;
  const span = spanOf(place, root);
  return span && locationAt(file, cwd, span);
}

/** A file's text as editors count it: without the mark that some of them put in front. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return ''; // a file that can't be read has no places; the complaint still names it
  }
}

function parse(file: string): Node | undefined {
  const text = textOf(file);
  if (text === '') return undefined;
  return parseSync(file, text).program as unknown as Node; // read by `type` and spans only
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
}

function offsetOf(text: string, { line = 1, column = 1 }: Location): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, column - 1);
}

function spanOf(place: SourcePlace, root: Node): Span | undefined {
  const { model, field, literal, keys, call } = place;
  if (keys !== undefined) return keyAt(root, keys);
  if (call !== undefined) return callOf(root, call, literal);
  const declaration = model === undefined ? root : find(root, (node) => isModelCall(node, model));
  if (declaration === undefined) return undefined;
  const property =
    field === undefined ? undefined : find(declaration, (node) => isProperty(node, field));
  const inside = literal === undefined ? undefined : findText(property ?? declaration, literal);
  if (inside) return inside;
  if (property) return property['key'] as Node;
  if (model === undefined) return undefined;
  return (declaration['arguments'] as readonly Node[])[0];
}

/** The key that a path of properties ends in. Without a path, what is exported. */
function keyAt(root: Node, keys: readonly string[]): Span | undefined {
  const exported = find(root, (node) => node.type === 'ExportDefaultDeclaration');
  if (keys.length === 0) return exported;
  let node: Node | undefined = root;
  for (const key of keys) {
    node = node && find(node, (inner) => inner !== node && isProperty(inner, key));
  }
  return node && (node['key'] as Node);
}

/** A call of a function, or the text in the first call that has it. */
function callOf(root: Node, name: string, literal: string | undefined): Span | undefined {
  const calls = (node: Node): boolean =>
    node.type === 'CallExpression' &&
    find(node['callee'] as Node, (inner) => isText(inner, name)) !== undefined;
  const textIn = (node: Node): Node | undefined =>
    literal === undefined ? (node['callee'] as Node) : findText(node, literal);
  const found = find(root, (node) => calls(node) && textIn(node) !== undefined);
  return found && textIn(found);
}

/** The first node, in the order of the source, that is what is looked for. */
function find(node: Node, is: (node: Node) => boolean): Node | undefined {
  if (is(node)) return node;
  for (const child of children(node)) {
    const found = find(child, is);
    if (found) return found;
  }
  return undefined;
}

/** The last and innermost one. */
function findLast(node: Node, is: (node: Node) => boolean): Node | undefined {
  for (const child of children(node).reverse()) {
    const found = findLast(child, is);
    if (found) return found;
  }
  return is(node) ? node : undefined;
}

function findText(node: Node, text: string): Node | undefined {
  return find(node, (inner) => isText(inner, text));
}

/** In the order of the source. Imports name things, but they say nothing about them. */
function children(node: Node): Node[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter((value) => isNode(value) && value.type !== 'ImportDeclaration')
    .sort((a: Node, b: Node) => a.start - b.start);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function isModelCall(node: Node, name: string): boolean {
  if (node.type !== 'CallExpression') return false;
  const [first] = node['arguments'] as readonly Node[];
  return first !== undefined && isText(first, name) && first.type === 'Literal';
}

function isCallAround(node: Node, position: number): boolean {
  return node.type === 'CallExpression' && node.start <= position && position < node.end;
}

function isProperty(node: Node, name: string): boolean {
  return node.type === 'Property' && isText(node['key'] as Node, name);
}

/** A string literal or a name that is spelt so. */
function isText(node: Node, text: string): boolean {
  if (node.type === 'Literal') return node['value'] === text;
  return node.type === 'Identifier' && node['name'] === text;
}
