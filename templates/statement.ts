import type { Expression } from './expression.js';
import { codeAt } from './layout.js';

/** Code that does something: a line, or a block with lines in it. */
export type Statement = string | Line | Block;

/** An expression between two texts, which breaks if it does not fit its line. */
interface Line {
  readonly before: string;
  readonly expression: Expression;
}

interface Block {
  /** `if (…)`, `for (…)`, `switch (…)` */
  readonly head: string;
  readonly body: readonly Statement[];
  readonly otherwise?: readonly Statement[];
}

/** `before expression;` */
export function line(before: string, expression: Expression): Line {
  return { before, expression };
}

/** `if (condition) { … } else { … }` */
export function when(
  condition: string,
  body: readonly Statement[],
  otherwise: readonly Statement[] = [],
): Block {
  return { head: `if (${condition})`, body, otherwise };
}

/** `head { … }` */
export function block(head: string, body: readonly Statement[]): Block {
  return { head, body };
}

/** The lines of statements that stand this far in. */
export function linesOf(statements: readonly Statement[], margin: number): string[] {
  return statements.flatMap((statement) => {
    if (typeof statement === 'string') return [statement];
    if ('before' in statement) return codeAt(margin)`${statement.before}${statement.expression};`;
    return linesOfBlock(statement, margin);
  });
}

function linesOfBlock({ head, body, otherwise = [] }: Block, margin: number): string[] {
  const lines = [`${head} {`, ...inside(body, margin)];
  const [only] = otherwise;
  if (only === undefined) return [...lines, '}'];
  if (otherwise.length === 1 && typeof only === 'object' && isIf(only)) {
    return [...lines, ...linesOfBlock({ ...only, head: `} else ${only.head}` }, margin)];
  }
  return [...lines, '} else {', ...inside(otherwise, margin), '}'];
}

function inside(body: readonly Statement[], margin: number): string[] {
  return linesOf(body, margin + 2).map((text) => `  ${text.replaceAll('\n', '\n  ')}`);
}

const isIf = (statement: Line | Block): statement is Block =>
  'head' in statement && statement.head.startsWith('if (');
