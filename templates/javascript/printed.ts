import {
  parseSync,
  type Node,
  type Statement,
  type TSInterfaceDeclaration,
  type TSTypeAliasDeclaration,
} from 'oxc-parser';

/** A module as the TypeScript templates print it, read again. */
export interface Printed {
  /** What it says of itself, up to the first empty line. */
  readonly head: string;
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A statement at the top of a module. */
export interface Part {
  /** The empty lines and comments over it. */
  readonly above: string;
  /** `export `, if that stands before it. */
  readonly prefix: 'export ' | '';
  readonly statement: Statement;
}

/**
 * Reads a module that was printed, once for all that is made of it.
 *
 * @throws {Error} If it is no TypeScript: then a template is wrong.
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

/** What was made of the parts of a module, below a head. */
export function moduleOf(head: string, parts: readonly string[]): string {
  return `${head}\n${parts.join('').trimStart()}\n`;
}

export const textOf = ({ start, end }: Span, text: string): string => text.slice(start, end);

/** Where something is in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether a statement does nothing but declare a type. */
export const isType = (
  statement: Statement,
): statement is TSInterfaceDeclaration | TSTypeAliasDeclaration =>
  statement.type === 'TSInterfaceDeclaration' || statement.type === 'TSTypeAliasDeclaration';

/** Calls back for each node directly in another. */
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
