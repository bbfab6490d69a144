import { chain, flatten, type Expression } from './expression.js';
import { codeAt, WIDTH } from './layout.js';

/** Code that does something: a line, or a block with lines in it. */
export type Statement = string | Line | Block | Refusal;

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

/** `if (a || b) return false;` */
interface Refusal {
  readonly refusedIf: readonly string[];
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

/** `if (one || other) return false;` */
export function refuseIf(...conditions: readonly string[]): Refusal {
  return { refusedIf: conditions };
}

/** The lines of statements that stand this far in. */
export function linesOf(statements: readonly Statement[], margin: number): string[] {
  return statements.flatMap((statement) => {
    if (typeof statement === 'string') return [statement];
    if ('before' in statement) return codeAt(margin)`${statement.before}${statement.expression};`;
    if ('refusedIf' in statement) return linesOfRefusal(statement, margin);
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

function linesOfRefusal({ refusedIf }: Refusal, margin: number): string[] {
  const fits = (text: string): boolean => margin + text.length <= WIDTH;
  const head = `if (${flatten(chain('||', refusedIf))})`;
  if (fits(`${head} return false;`)) return [`${head} return false;`];
  if (fits(head)) return [head, '  return false;'];
  const [last = '', ...others] = refusedIf.toReversed();
  const lines = [...others.toReversed().map((condition) => `${condition} ||`), last];
  return ['if (', ...lines.map((text) => `  ${text}`), ')', '  return false;'];
}

const isIf = (statement: Exclude<Statement, string>): statement is Block =>
  'head' in statement && statement.head.startsWith('if (');
