import type {
  Function as FunctionNode,
  ImportDeclaration,
  Node,
  VariableDeclaration,
} from 'oxc-parser';
import {
  array,
  call,
  moved,
  objectLiteral,
  parameters,
  prefixed,
  type Expression,
} from '../expression.js';
import { code } from '../layout.js';
import {
  eachChild,
  isType,
  moduleOf,
  textOf,
  type Part,
  type Printed,
  type Span,
} from './printed.js';

/**
 * Makes `user.js` of a printed module by removing its types. Everything else stays, even comments.
 * Code that got shorter is laid out again.
 *
 * @throws {Error} If it has TypeScript syntax that is more than a type, which is a mistake in a
 *   template.
 */
export function withoutTypes({ head, text, parts }: Printed): string {
  const kept = parts.flatMap((part) => {
    const made = partWithout(part, text);
    return made === undefined ? [] : [`${part.above}${made}`];
  });
  return moduleOf(head, kept);
}

/** `undefined` if the part is a type. */
function partWithout({ prefix, statement }: Part, text: string): string | undefined {
  if (isType(statement)) return undefined;
  switch (statement.type) {
    case 'ImportDeclaration':
      return importWithout(statement, text);
    case 'FunctionDeclaration':
      return functionWithout(statement, prefix, text);
    case 'VariableDeclaration':
      return variableWithout(statement, prefix, text);
    default:
      return textWithout(statement, text);
  }
}

function importWithout(node: ImportDeclaration, text: string): string | undefined {
  const { importKind, specifiers, source } = node;
  if (importKind === 'type') return undefined;
  const values = specifiers.filter(
    (one) => one.type !== 'ImportSpecifier' || one.importKind !== 'type',
  );
  if (values.length === specifiers.length) return textOf(node, text);
  const names = objectLiteral(values.map((one) => textOf(one, text)));
  return code`import ${names} from ${textOf(source, text)};`;
}

function functionWithout({ id, params, body }: FunctionNode, prefix: string, text: string): string {
  if (id === null || body === null) throw new Error('A function that was printed has no body.');
  const taken = parameters(...params.map((one) => textWithout(one, text)));
  const head = code`${prefix}function ${id.name}${taken} {`;
  return `${head}${textWithout(body, text).slice(1)}`;
}

function variableWithout(node: VariableDeclaration, prefix: string, text: string): string {
  const simple = `${prefix}${textWithout(node, text)}`;
  const [{ id, init } = {}, ...others] = node.declarations;
  if (id?.type !== 'Identifier' || !isTyped(id) || init == null || others.length > 0) return simple;
  const comment = text.slice(id.end, init.start).replace(/^\s*=\s*/, '');
  const value = expressionOf(init, text, comment);
  if (value === undefined) return simple;
  const again = code`${prefix}${node.kind} ${id.name} =${assigned(value)};`;
  return isSame(again, simple) ? again : simple;
}

/** A call whose only argument has brackets opens them on the line of the `=`. */
function assigned(value: Expression): Expression {
  const isAround =
    typeof value === 'object' &&
    'open' in value &&
    value.items.length === 1 &&
    typeof value.items[0] === 'object';
  return isAround ? prefixed(' ', value) : moved(value);
}

/**
 * A node in a form that can be laid out; `undefined` where lines break for other reasons than
 * length.
 */
function expressionOf(node: Node, text: string, comment = ''): Expression | undefined {
  if (node.type === 'CallExpression') {
    const items = itemsOf(node.arguments, text);
    return items && call(`${comment}${textWithout(node.callee, text)}`, ...items);
  }
  if (node.type === 'ArrayExpression' && comment === '') {
    const items = itemsOf(node.elements, text);
    return items && array(items);
  }
  if (node.type === 'ArrowFunctionExpression' && node.expression && node.params.length === 0) {
    const made = expressionOf(node.body, text);
    return made && prefixed('() => ', made);
  }
  const own = `${comment}${textWithout(node, text)}`;
  return own.includes('\n') ? undefined : own;
}

function itemsOf(nodes: readonly (Node | null)[], text: string): Expression[] | undefined {
  const items = nodes.map((node) => node && expressionOf(node, text));
  return items.every((item) => item != null) ? items : undefined;
}

/** Whether two pieces of code differ only in their line breaks. */
const isSame = (one: string, other: string): boolean => tight(one) === tight(other);

const tight = (text: string): string => text.replaceAll(/[\s,]+/g, '');

/** The text of a node without its types. */
function textWithout(node: Node, text: string): string {
  const types: Span[] = [];
  findTypes(node, types);
  types.sort((one, other) => one.start - other.start);
  let made = '';
  let end = node.start;
  for (const type of types) {
    made += text.slice(end, type.start);
    end = type.end;
  }
  return made + text.slice(end, node.end);
}

/** Adds the places of the types in a node. */
function findTypes(node: Node, found: Span[]): void {
  switch (node.type) {
    case 'Literal':
      return;
    case 'Identifier': // `name?: Type`
      if (isTyped(node)) found.push({ start: node.start + node.name.length, end: node.end });
      return;
    case 'TSTypeAnnotation':
    case 'TSTypeParameterInstantiation':
    case 'TSTypeParameterDeclaration':
      found.push(node);
      return;
    case 'TSAsExpression':
      findTypes(node.expression, found);
      found.push({ start: node.expression.end, end: node.end });
      return;
    case 'ParenthesizedExpression': // `(value as Type).key`
      findTypes(node.expression, found);
      if (node.expression.type !== 'TSAsExpression') return;
      if (node.expression.expression.type !== 'Identifier') return;
      found.push({ start: node.start, end: node.expression.start });
      found.push({ start: node.expression.end, end: node.end });
      return;
    default:
      if (node.type.startsWith('TS')) throw new Error(`${node.type} is more than a type.`);
      eachChild(node, (child) => findTypes(child, found));
  }
}

const isTyped = (node: { typeAnnotation?: unknown; optional?: boolean }): boolean =>
  node.typeAnnotation != null || node.optional === true;
