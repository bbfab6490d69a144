import { parseSync } from 'oxc-parser';

/** A stretch of a text, by offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An ESTree node, with the few properties that we read. */
export interface Node extends Span {
  readonly type: string;
  /** The value of a literal. */
  readonly value?: unknown;
  readonly name?: unknown;
  /** For a property. */
  readonly key?: Node;
  /** For a call. */
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
}

/**
 * The syntax tree of a file. Its extension says whether it is TypeScript. Syntax errors are
 * ignored.
 */
export function parse(file: string, text: string): Node {
  return parseSync(file, text).program as unknown as Node; // any ESTree node, by what all of them share
}

/** The names that a file exports, without types and without those of an `export *`. */
export function exportedNames(file: string, text: string): string[] {
  const entries = parseSync(file, text).module.staticExports.flatMap((one) => one.entries);
  const values = entries.filter(({ isType }) => !isType);
  return values.flatMap(({ exportName: { kind, name } }) =>
    kind === 'Default' ? 'default' : (name ?? []),
  );
}

/** An imported name and its place. */
export interface ImportedName extends Span {
  readonly name: string;
}

/** The names that a file imports or re-exports from a module. */
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

/** The names of the modules that a file imports or re-exports from, with their quotes' places. */
export function moduleNames(file: string, text: string): ImportedName[] {
  const { staticImports, staticExports } = parseSync(file, text).module;
  const requests = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest),
    ...staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest)),
  ];
  return requests.flatMap((one) =>
    one ? { name: one.value, start: one.start, end: one.end } : [],
  );
}

/** The first matching node, in source order. */
export function find(node: Node, is: (node: Node) => boolean): Node | undefined {
  if (is(node)) return node;
  for (const child of children(node)) {
    const found = find(child, is);
    if (found) return found;
  }
  return undefined;
}

/** The last matching node; the innermost, if several are nested. */
export function findLast(node: Node, is: (node: Node) => boolean): Node | undefined {
  for (const child of children(node).reverse()) {
    const found = findLast(child, is);
    if (found) return found;
  }
  return is(node) ? node : undefined;
}

/** The first string literal or identifier with this text. */
export function findText(node: Node, text: string): Node | undefined {
  return find(node, (inner) => isText(inner, text));
}

/** Child nodes in source order. Imports are skipped: they name things without declaring them. */
function children(node: Node): Node[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter((value) => isNode(value) && value.type !== 'ImportDeclaration')
    .sort((a: Node, b: Node) => a.start - b.start);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** Whether a node is a string literal or identifier with this text. */
export function isText(node: Node, text: string): boolean {
  if (node.type === 'Literal') return node.value === text;
  return node.type === 'Identifier' && node.name === text;
}
