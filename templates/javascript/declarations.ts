import type {
  Function as FunctionNode,
  ImportDeclaration,
  ImportDeclarationSpecifier,
  ParamPattern,
  TSType,
  TSTypeAnnotation,
  VariableDeclaration,
} from 'oxc-parser';
import {
  flatten,
  generic,
  objectLiteral,
  parameters,
  prefixed,
  type Expression,
} from '../expression.js';
import { code } from '../layout.js';
import { isType, moduleOf, textOf, type Part, type Printed } from './printed.js';
import { spokenTypes } from './spoken-types.js';

/**
 * Makes `user.d.ts` of a printed module: its exports, and the types that they mention, as a
 * compiler would declare them.
 *
 * @throws {Error} If an export has no type annotation, which is a mistake in a template.
 */
export function declarationsOf({ head, text, parts }: Printed): string {
  const spoken = spokenTypes(parts);
  const declared = parts.flatMap((part) => {
    const made = declarationOf(part, spoken, text);
    return made === undefined ? [] : [`${part.above.replace(PURE, '')}${made}`];
  });
  const hidden = parts.filter((part) => !isExported(part) && isSpokenType(part, spoken));
  // Without it, everything in a `.d.ts` counts as exported.
  const end = hidden.length > 0 ? ['\n\nexport {};'] : [];
  return moduleOf(head.replace('// @ts-nocheck\n', ''), [...declared, ...end]);
}

const PURE = '/* @__NO_SIDE_EFFECTS__ */\n';

/** `undefined` if the part can't be seen from outside. */
function declarationOf(part: Part, spoken: Names, text: string): string | undefined {
  const { prefix, statement } = part;
  if (statement.type === 'ImportDeclaration') return importOf(statement, spoken, text);
  if (statement.type === 'ExportAllDeclaration') return textOf(statement, text);
  if (isSpokenType(part, spoken)) return `${prefix}${textOf(statement, text)}`;
  if (!isExported(part) && !statement.type.startsWith('Export')) return undefined;
  if (statement.type === 'FunctionDeclaration') return functionOf(statement, text);
  if (statement.type === 'VariableDeclaration') return variableOf(statement, text);
  throw new Error(`Nothing is known of how to declare a ${statement.type}.`);
}

function importOf(
  { specifiers, source }: ImportDeclaration,
  spoken: Names,
  text: string,
): string | undefined {
  const names = specifiers.filter(({ local }) => spoken.has(local.name));
  const [first] = names;
  if (first === undefined) return undefined;
  const from = textOf(source, text);
  if (first.type !== 'ImportSpecifier') return `import type ${textOf(first, text)} from ${from};`;
  return code`import type ${objectLiteral(names.map((name) => nameOf(name, text)))} from ${from};`;
}

/** `imported as local`, without a leading `type`. */
const nameOf = (one: ImportDeclarationSpecifier, text: string): string =>
  one.type === 'ImportSpecifier' ? text.slice(one.imported.start, one.end) : textOf(one, text);

function functionOf(
  { id, typeParameters, params, returnType }: FunctionNode,
  text: string,
): string {
  if (id === null) throw new Error('A function that was printed has no name.');
  const generics = typeParameters?.params.map((one) => textOf(one, text)) ?? [];
  const head = code`export declare function ${id.name}${typeParametersOf(generics)}(`;
  const taken = parameters(...params.map((one) => parameterOf(one, text)));
  return code`${head.slice(0, -1)}${taken}: ${annotated(returnType, text)};`;
}

const typeParametersOf = (items: readonly Expression[]): Expression =>
  items.length === 0 ? '' : { open: '<', items, close: '>', hug: false };

function parameterOf(node: ParamPattern, text: string): Expression {
  if (node.type === 'AssignmentPattern' && node.left.type === 'Identifier') {
    return prefixed(`${node.left.name}?: `, annotated(node.left.typeAnnotation, text));
  }
  if (node.type !== 'Identifier') return textOf(node, text);
  const mark = node.optional ? '?' : '';
  return prefixed(`${node.name}${mark}: `, annotated(node.typeAnnotation, text));
}

function variableOf({ kind, declarations }: VariableDeclaration, text: string): string {
  const [only, ...others] = declarations;
  if (only?.id.type !== 'Identifier' || others.length > 0) {
    throw new Error('A statement that was printed declares several things.');
  }
  return code`export declare ${kind} ${only.id.name}: ${annotated(only.id.typeAnnotation, text)};`;
}

function annotated(node: TSTypeAnnotation | null | undefined, text: string): Expression {
  if (node == null) throw new Error('Something that was printed is exported without its type.');
  return typeOf(node.typeAnnotation, text);
}

function typeOf(node: TSType, text: string): Expression {
  if (node.type !== 'TSTypeReference' || node.typeArguments === null) return textOf(node, text);
  const types = node.typeArguments.params.map((one) => typeOf(one, text));
  const made = generic(textOf(node.typeName, text), ...types);
  return types.length === 1 ? flatten(made) : made;
}

type Names = ReadonlySet<string>;

const isExported = ({ prefix }: Part): boolean => prefix !== '';

/** Whether it is a type that is exported or mentioned elsewhere. */
const isSpokenType = (part: Part, spoken: Names): boolean =>
  isType(part.statement) && (isExported(part) || spoken.has(part.statement.id.name));
