import type { Expression } from './expression.js';
import { codeAt, WIDTH } from './layout.js';

/** A statement: a line, or a block of statements. */
export type Statement = string | Line | Block | Labelled | Refusal;

/** An expression after a text. It breaks if it does not fit its line. */
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

/** `case …:` or `default:`, and the statements below. */
interface Labelled {
  readonly label: string;
  readonly below: readonly Statement[];
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

/** `case …:` with statements that declare nothing, so that they need no block. */
export function labelled(label: string, below: readonly Statement[]): Labelled {
  return { label, below };
}

/** `if (one || other) return false;` */
export function refuseIf(...conditions: readonly string[]): Refusal {
  return { refusedIf: conditions };
}

/** The lines of statements, for code indented by `margin`. */
export function linesOf(statements: readonly Statement[], margin: number): string[] {
  const lines: string[] = [];
  writeAll(statements, { lines, margin, indent: '' });
  return lines;
}

/** Where lines are added, and their indentation beyond the margin. */
interface Place {
  readonly lines: string[];
  readonly margin: number;
  readonly indent: string;
}

function writeAll(statements: readonly Statement[], place: Place): void {
  for (const statement of statements) write(statement, place);
}

function write(statement: Statement, place: Place): void {
  if (typeof statement === 'string') writeText(statement, place);
  else if ('before' in statement) {
    const margin = place.margin + place.indent.length;
    writeText(codeAt(margin)`${statement.before}${statement.expression};`, place);
  } else if ('refusedIf' in statement) writeRefusal(statement, place);
  else if ('label' in statement) {
    writeText(statement.label, place);
    writeAll(statement.below, { ...place, indent: `${place.indent}  ` });
  } else writeBlock(statement, `${statement.head} {`, place);
}

function writeBlock({ body, otherwise = [] }: Block, head: string, place: Place): void {
  const inside = { ...place, indent: `${place.indent}  ` };
  writeText(head, place);
  writeAll(body, inside);
  const [only] = otherwise;
  if (only === undefined) writeText('}', place);
  else if (otherwise.length === 1 && typeof only === 'object' && isIf(only)) {
    writeBlock(only, `} else ${only.head} {`, place);
  } else {
    writeText('} else {', place);
    writeAll(otherwise, inside);
    writeText('}', place);
  }
}

function writeRefusal({ refusedIf }: Refusal, place: Place): void {
  const room = WIDTH - place.margin - place.indent.length;
  const head = `if (${refusedIf.join(' || ')})`;
  const whole = `${head} return false;`;
  if (whole.length <= room) return writeText(whole, place);
  const broken = head.length <= room ? head : `if (\n  ${refusedIf.join(' ||\n  ')}\n)`;
  writeText(`${broken}\n  return false;`, place);
}

function writeText(text: string, { lines, indent }: Place): void {
  lines.push(indent + text.replaceAll('\n', `\n${indent}`));
}

const isIf = (statement: Exclude<Statement, string>): statement is Block =>
  'head' in statement && statement.head.startsWith('if (');
