import { parseSync } from 'oxc-parser';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Location, Place } from '../diagnostics/diagnostic.js';

/**
 * Finds the place that a complaint is about in the source: the literal, or else the field, or else
 * the model, in the first of the files that has it. Only faulty programs pay for this.
 */
export function locate(place: Place, files: readonly string[], cwd: string): Location | undefined {
  for (const file of files) {
    const found = locateIn(place, file, cwd);
    if (found) return found;
  }
  const [first] = files;
  return first === undefined ? undefined : { file: relative(first, cwd) };
}

/** A place in a file by its offset. */
export function locationAt(file: string, cwd: string, span: Span): Location {
  const text = readFileSync(file, 'utf8');
  const before = text.slice(0, span.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', span.start);
  const lineText = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd).replace(/\r$/, '');
  return {
    file: relative(file, cwd),
    line: before.split('\n').length,
    column: span.start - lineStart + 1,
    length: Math.max(1, Math.min(span.end, lineStart + lineText.length) - span.start),
    lineText,
  };
}

export function relative(file: string, cwd: string): string {
  return path.relative(cwd, file).split(path.sep).join('/');
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Node extends Span {
  readonly type: string;
  readonly [property: string]: unknown;
}

function locateIn(place: Place, file: string, cwd: string): Location | undefined {
  const root = parse(file);
  if (root === undefined) return undefined;
  const span = spanOf(place, root);
  return span && locationAt(file, cwd, span);
}

function parse(file: string): Node | undefined {
  try {
    const { program } = parseSync(file, readFileSync(file, 'utf8'));
    return program as unknown as Node; // read by `type` and spans only
  } catch {
    return undefined; // a file that can't be read has no places; the complaint still names it
  }
}

function spanOf(place: Place, root: Node): Span | undefined {
  const { model, field, literal } = place;
  const declaration = model === undefined ? root : find(root, (node) => isModelCall(node, model));
  if (declaration === undefined) return undefined;
  const property =
    field === undefined ? undefined : find(declaration, (node) => isProperty(node, field));
  const inside =
    literal === undefined
      ? undefined
      : find(property ?? declaration, (node) => isText(node, literal));
  if (inside) return inside;
  if (property) return property['key'] as Node;
  if (model === undefined) return undefined;
  return (declaration['arguments'] as readonly Node[])[0];
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

function children(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function isModelCall(node: Node, name: string): boolean {
  if (node.type !== 'CallExpression') return false;
  const [first] = node['arguments'] as readonly Node[];
  return first !== undefined && isText(first, name) && first.type === 'Literal';
}

function isProperty(node: Node, name: string): boolean {
  return node.type === 'Property' && isText(node['key'] as Node, name);
}

/** A string literal or a name that is spelt so. */
function isText(node: Node, text: string): boolean {
  if (node.type === 'Literal') return node['value'] === text;
  return node.type === 'Identifier' && node['name'] === text;
}
