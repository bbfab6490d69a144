import {
  parseSync,
  type Node,
  type Statement,
  type TSInterfaceDeclaration,
  type TSTypeAliasDeclaration,
} from 'oxc-parser';

/** A module that the TypeScript templates printed, parsed again. */
export interface Printed {
  /** The header, up to the first empty line. */
  readonly head: string;
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A top-level statement of a module. */
export interface Part {
  /** The empty lines and comments above it. */
  readonly above: string;
  /** `export `, if the statement is exported. */
  readonly prefix: 'export ' | '';
  readonly statement: Statement;
}

/**
 * Parses a printed module, once for everything that is derived from it.
 *
 * @throws {Error} If it is not valid TypeScript, which is a mistake in a template.
 */
export function readPrinted(text: string): Printed {
  const { program, errors } = parseSync('printed.ts', text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`What was printed is no TypeScript: ${error.message}`);
  const head = text.slice(0, text.indexOf('\n\n') + 1);
  let end = head.length;
  const parts = program.body.map((statement): Part => {
    const above = text.slice(end, statement.start);
    end = statement.end;
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    return declared === null
      ? { above, prefix: '', statement }
      : { above, prefix: 'export ', statement: declared };
  });
  return { head, text, parts };
}

/** Puts the new parts of a module below a header. */
export function moduleOf(head: string, parts: readonly string[]): string {
  return `${head}\n${parts.join('').trimStart()}\n`;
}

export const textOf = ({ start, end }: Span, text: string): string => text.slice(start, end);

/** A stretch of a text, by offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a statement only declares a type. */
export const isType = (
  statement: Statement,
): statement is TSInterfaceDeclaration | TSTypeAliasDeclaration =>
  statement.type === 'TSInterfaceDeclaration' || statement.type === 'TSTypeAliasDeclaration';

/** Calls `visit` for each node directly inside another. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  const visitNode = (value: unknown): void => {
    if (isNode(value)) visit(value);
  };
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) value.forEach(visitNode);
    else visitNode(value);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;
