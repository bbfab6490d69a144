import { parseSync } from 'oxc-parser';

/** Where something is in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a program, as ESTree has it: with what is asked of some of them. */
export interface Node extends Span {
  readonly type: string;
  /** What a literal says, or how a name is spelt. */
  readonly value?: unknown;
  readonly name?: unknown;
  /** Of a property. */
  readonly key?: Node;
  /** Of a call. */
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
}

/** The syntax tree of a file, by whose name it is TypeScript or not. What can't be read is left out. */
export function parse(file: string, text: string): Node {
  return parseSync(file, text).program as unknown as Node; // any of ESTree's, with no more than they share
}

/** The names that a file exports, but for those of types and of what it exports whole of others. */
export function exportedNames(file: string, text: string): string[] {
  const entries = parseSync(file, text).module.staticExports.flatMap((one) => one.entries);
  const values = entries.filter(({ isType }) => !isType);
  return values.flatMap(({ exportName: { kind, name } }) =>
    kind === 'Default' ? 'default' : (name ?? []),
  );
}

/** A name that is imported, and where. */
export interface ImportedName extends Span {
  readonly name: string;
}

/** The names that a file imports of a module, or exports of it. */
export function importedNames(file: string, text: string, from: string): ImportedName[] {
  const { staticImports, staticExports } = parseSync(file, text).module;
  const imported = staticImports
    .filter(({ moduleRequest }) => moduleRequest.value === from)
    .flatMap(({ entries }) => entries)
    .map(({ importName, localName }) =>
      importName.kind === 'Default' ? { ...localName, name: 'default' } : importName,
    );
  const exported = staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ moduleRequest }) => moduleRequest?.value === from)
    .map(({ importName }) => importName);
  return [...imported, ...exported].flatMap(({ name, start, end }) =>
    name === null || start === null || end === null ? [] : { name, start, end },
  );
}

/** The first node, in the order of the source, that is what is looked for. */
export function find(node: Node, is: (node: Node) => boolean): Node | undefined {
  if (is(node)) return node;
  for (const child of children(node)) {
    const found = find(child, is);
    if (found) return found;
  }
  return undefined;
}

/** The last and innermost one. */
export function findLast(node: Node, is: (node: Node) => boolean): Node | undefined {
  for (const child of children(node).reverse()) {
    const found = findLast(child, is);
    if (found) return found;
  }
  return is(node) ? node : undefined;
}

/** The first text or name that is spelt so. */
export function findText(node: Node, text: string): Node | undefined {
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

/** A string literal or a name that is spelt so. */
export function isText(node: Node, text: string): boolean {
  if (node.type === 'Literal') return node.value === text;
  return node.type === 'Identifier' && node.name === text;
}
