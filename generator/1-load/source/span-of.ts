import type { SourcePlace } from '../../diagnostics/diagnostic.js';
import { find, findLast, findText, isText, type Node, type Span } from './syntax-tree.js';

/**
 * The part of a program that a complaint is about: the literal, or else the field, or else the
 * model.
 */
export function spanOf(place: SourcePlace, program: Node): Span | undefined {
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
  if (property) return property.key;
  return model === undefined ? undefined : declaration.arguments?.[0];
}

/** The key at the end of a path of properties. For an empty path, the default export. */
function keyAt(program: Node, keys: readonly string[]): Span | undefined {
  const exported = find(program, (node) => node.type === 'ExportDefaultDeclaration');
  if (keys.length === 0) return exported;
  let node: Node | undefined = program;
  for (const key of keys) {
    node = node && find(node, (inner) => inner !== node && isProperty(inner, key));
  }
  return node?.key;
}

/**
 * The first call of a function or, if a literal is given, that literal in the first call that has
 * it.
 */
function callOf(program: Node, name: string, literal: string | undefined): Span | undefined {
  const calls = ({ type, callee }: Node): boolean =>
    type === 'CallExpression' && callee !== undefined && findText(callee, name) !== undefined;
  const textIn = (node: Node): Node | undefined =>
    literal === undefined ? node.callee : findText(node, literal);
  const found = find(program, (node) => calls(node) && textIn(node) !== undefined);
  return found && textIn(found);
}

function isModelCall(node: Node, name: string): boolean {
  if (node.type !== 'CallExpression') return false;
  const [first] = node.arguments ?? [];
  return first !== undefined && isText(first, name) && first.type === 'Literal';
}

/** The literal in the innermost call around a position, or else the name of the function called. */
export function spanInCall(
  program: Node,
  position: number,
  literal: string | undefined,
): Span | undefined {
  const around = findLast(program, (node) => isCallAround(node, position));
  if (around === undefined) return undefined;
  const inside = literal === undefined ? undefined : findText(around, literal);
  return inside ?? around.callee;
}

function isCallAround(node: Node, position: number): boolean {
  return node.type === 'CallExpression' && node.start <= position && position < node.end;
}

function isProperty(node: Node, name: string): boolean {
  return node.type === 'Property' && node.key !== undefined && isText(node.key, name);
}
