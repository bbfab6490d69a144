import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Location, SourcePlace } from '../../diagnostics/diagnostic.js';
import { shownPath } from './shown-path.js';
import {
  find,
  findLast,
  findText,
  importedNames,
  isText,
  parse,
  type Node,
  type Span,
} from './syntax-tree.js';

/**
 * Finds the place that a complaint is about in the source: the literal, or else the field, or else
 * the model, in the first of the files that has it. Only faulty programs pay for this.
 */
export function locate(
  place: SourcePlace,
  files: readonly string[],
  root: string,
): Location | undefined {
  for (const file of files) {
    const found = locateIn(place, file, root);
    if (found) return found;
  }
  const [first] = files;
  return first === undefined ? undefined : { file: shownPath(first, root) };
}

/** Narrows a place in a call down to the text in it that is meant, or else to what is called. */
export function locateInCall(call: Location, literal: string | undefined, root: string): Location {
  const file = path.join(root, call.file);
  const text = textOf(file);
  const position = offsetOf(text, call);
  const around = findLast(parse(file, text), (node) => isCallAround(node, position));
  if (around === undefined) return call;
  const inside = literal === undefined ? undefined : findText(around, literal);
  return locationAt(file, root, inside ?? (around['callee'] as Node));
}

/** Where a name is imported of a module, in the first of the files that does. */
export function locateImport(
  name: string,
  from: string,
  files: readonly string[],
  root: string,
): Location | undefined {
  for (const file of files) {
    const found = importedNames(file, textOf(file), from).find((one) => one.name === name);
    if (found) return locationAt(file, root, found);
  }
  return undefined;
}

/** A place in a file by its offset. */
function locationAt(file: string, root: string, span: Span): Location {
  const text = textOf(file);
  const before = text.slice(0, span.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineText = lineFrom(text, lineStart);
  return {
    file: shownPath(file, root),
    line: before.split('\n').length,
    column: span.start - lineStart + 1,
    length: Math.max(1, Math.min(span.end, lineStart + lineText.length) - span.start),
    lineText,
  };
}

/** A place in a file by its line and column; nothing if the file has no such line. */
export function locationOf(
  file: string,
  root: string,
  line: number,
  column: number,
): Location | undefined {
  const lineText = textOf(file).split(/\r?\n/)[line - 1];
  if (lineText === undefined || lineText === '') return undefined;
  return { file: shownPath(file, root), line, column, length: 1, lineText };
}

function locateIn(place: SourcePlace, file: string, root: string): Location | undefined {
  const span = spanOf(place, parse(file, textOf(file)));
  return span && locationAt(file, root, span);
}

/** A file's text as editors count it: without the mark that some of them put in front. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return ''; // a file that can't be read has no places; the complaint still names it
  }
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
}

function offsetOf(text: string, { line = 1, column = 1 }: Location): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, column - 1);
}

function spanOf(place: SourcePlace, program: Node): Span | undefined {
  const { model, field, literal, keys, call } = place;
  if (keys !== undefined) return keyAt(program, keys);
  if (call !== undefined) return callOf(program, call, literal);
  const declaration =
    model === undefined ? program : find(program, (node) => isModelCall(node, model));
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
function keyAt(program: Node, keys: readonly string[]): Span | undefined {
  const exported = find(program, (node) => node.type === 'ExportDefaultDeclaration');
  if (keys.length === 0) return exported;
  let node: Node | undefined = program;
  for (const key of keys) {
    node = node && find(node, (inner) => inner !== node && isProperty(inner, key));
  }
  return node && (node['key'] as Node);
}

/** A call of a function, or the text in the first call that has it. */
function callOf(program: Node, name: string, literal: string | undefined): Span | undefined {
  const calls = (node: Node): boolean =>
    node.type === 'CallExpression' &&
    find(node['callee'] as Node, (inner) => isText(inner, name)) !== undefined;
  const textIn = (node: Node): Node | undefined =>
    literal === undefined ? (node['callee'] as Node) : findText(node, literal);
  const found = find(program, (node) => calls(node) && textIn(node) !== undefined);
  return found && textIn(found);
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
