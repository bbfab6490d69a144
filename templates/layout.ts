/**
 * Prints code in the form that prettier gives it (single quotes, 100 columns), so that formatting
 * it again changes nothing. A template is text with holes; a hole that does not fit its line breaks.
 */

/** An expression or type: text, a bracketed list, or alternatives with `|`. */
export type Expression = string | List | Alternatives | Prefixed | Chain | Moved;

interface List {
  readonly open: string;
  readonly items: readonly Expression[];
  readonly close: string;
  /** A last item that opens brackets itself hugs those of its list. */
  readonly hug: boolean;
  /** Between items, and after the last one when the list breaks. `,` unless it is said. */
  readonly separator?: ',' | ';';
}

interface Alternatives {
  readonly alternatives: readonly Expression[];
}

interface Chain {
  readonly operands: readonly string[];
  readonly operator: '&&' | '||';
}

interface Moved {
  readonly moved: string;
}

interface Prefixed {
  readonly prefix: string;
  readonly expression: Expression;
}

const WIDTH = 100;

/** `name(argument, …)` */
export function call(name: string, ...items: Expression[]): Expression {
  return { open: `${name}(`, items, close: ')', hug: true };
}

/** `(parameter, …)` */
export function parameters(...items: Expression[]): Expression {
  return { open: '(', items, close: ')', hug: false };
}

/** `[item, …]` */
export function array(items: readonly Expression[]): Expression {
  return { open: '[', items, close: ']', hug: false };
}

/** `{ a: 1, b: 2 }` */
export function objectLiteral(members: readonly Expression[]): Expression {
  if (members.length === 0) return '{}';
  return { open: '{', items: members, close: '}', hug: false, separator: ',' };
}

/** `A | B`, each alternative once. */
export function union(types: readonly Expression[]): Expression {
  const all = types.flatMap((type) => (isAlternatives(type) ? type.alternatives : [type]));
  const distinct = new Map(all.map((type) => [flatten(type), type]));
  const [only] = distinct.values();
  return only !== undefined && distinct.size === 1
    ? only
    : { alternatives: [...distinct.values()] };
}

/** `Name<Argument, …>` */
export function generic(name: string, ...items: Expression[]): Expression {
  return { open: `${name}<`, items, close: '>', hug: false };
}

/** `Item[]`, or `(A | B)[]` */
export function arrayOf(item: Expression): Expression {
  if (typeof item === 'string') return `${item}[]`;
  if ('alternatives' in item) return { open: '(', items: [item], close: ')[]', hug: false };
  if (!('open' in item)) return item;
  return { ...item, close: `${item.close}[]` };
}

/** `{ a: A; b?: B }` */
export function objectType(members: readonly Expression[]): Expression {
  return members.length === 0
    ? '{}'
    : { open: '{', items: members, close: '}', hug: false, separator: ';' };
}

/** Text that stays in front of an expression: `name: Type`. */
export function prefixed(prefix: string, expression: Expression): Expression {
  return { prefix, expression };
}

/** `a && b`, in parentheses when it breaks, as after `return`. */
export function chain(operator: '&&' | '||', operands: readonly string[]): Expression {
  return { operands, operator };
}

/** What stands behind `=` on its line, or on the next one. */
export function moved(text: Expression): Expression {
  return { moved: flatten(text) };
}

/** The text of a template. A hole may be an expression, or lines that take the hole's indentation. */
export const code: Template = templateAt(0);

/** The text of a template whose lines will be indented by this much more. */
export const codeAt = (margin: number): Template => templateAt(margin);

type Template = (
  strings: TemplateStringsArray,
  ...holes: readonly (Expression | readonly string[])[]
) => string;

function templateAt(margin: number): Template {
  return (strings, ...holes) => {
    let text = '';
    for (const [index, string] of strings.entries()) {
      text += string;
      const hole = holes[index];
      if (hole === undefined) continue;
      const line = text.slice(text.lastIndexOf('\n') + 1);
      const indent = line.length - line.trimStart().length;
      const room = WIDTH - margin - line.length - following(strings, holes, index);
      text += isLines(hole) ? linesAt(hole, indent) : print(hole, indent, room);
    }
    return text;
  };
}

function linesAt(lines: readonly string[], indent: number): string {
  return lines.join('\n').replaceAll(/\n(?!\n|$)/g, `\n${' '.repeat(indent)}`);
}

/** How much stands behind a hole on its line, if nothing there breaks. */
function following(
  strings: readonly string[],
  holes: readonly (Expression | readonly string[])[],
  index: number,
): number {
  const string = strings[index + 1] ?? '';
  const end = string.indexOf('\n');
  if (end !== -1) return end;
  const hole = holes[index + 1];
  if (hole === undefined || isLines(hole)) return string.length;
  return string.length + flatten(hole).length + following(strings, holes, index + 1);
}

function print(expression: Expression, indent: number, room: number): string {
  const flat = flatten(expression);
  if (typeof expression === 'string' || flat.length <= room) return flat;
  const inner = indent + 2;
  if ('prefix' in expression) {
    const { prefix } = expression;
    return `${prefix}${print(expression.expression, indent, room - prefix.length)}`;
  }
  if ('moved' in expression) return `\n${' '.repeat(inner)}${expression.moved}`;
  if ('operands' in expression) {
    const lines = expression.operands.join(` ${expression.operator}\n${' '.repeat(inner)}`);
    return `(\n${' '.repeat(inner)}${lines}\n${' '.repeat(indent)})`;
  }
  if ('alternatives' in expression) {
    const lines = expression.alternatives.map(
      (item) => `\n${' '.repeat(inner)}| ${print(item, inner, WIDTH - inner - 2)}`,
    );
    return lines.join('');
  }
  const last = expression.items.at(-1);
  if (last !== undefined && isAlternatives(last)) {
    return `${expression.open}${print(last, indent, 0)}\n${' '.repeat(indent)}${expression.close}`;
  }
  if (expression.hug && last !== undefined && opensFirst(expression)) {
    const before = expression.items
      .slice(0, -1)
      .map((item) => `${flatten(item)}, `)
      .join('');
    const hugged = `${expression.open}${before}${print(last, indent, 0)}${expression.close}`;
    if (hugged.indexOf('\n') <= room) return hugged;
  }
  const end = expression.separator ?? ',';
  const lines = expression.items.map(
    (item) => `\n${' '.repeat(inner)}${print(item, inner, WIDTH - inner - end.length)}${end}`,
  );
  return `${expression.open}${lines.join('')}\n${' '.repeat(indent)}${expression.close}`;
}

/** Prettier hugs a last array or object when it is the only bracketed argument. */
function opensFirst(list: List): boolean {
  const last = list.items.at(-1);
  if (last === undefined || typeof last === 'string' || !('open' in last)) return false;
  return (
    (last.open === '[' || last.open === '{') &&
    list.items.slice(0, -1).every((item) => typeof item === 'string')
  );
}

function flatten(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  if ('alternatives' in expression) return expression.alternatives.map(flatten).join(' | ');
  if ('moved' in expression) return ` ${expression.moved}`;
  if ('operands' in expression) return expression.operands.join(` ${expression.operator} `);
  if ('prefix' in expression) return `${expression.prefix}${flatten(expression.expression)}`;
  const items = expression.items.map(flatten);
  const list = items.join(`${expression.separator ?? ','} `);
  const space = expression.open === '{' ? ' ' : '';
  return `${expression.open}${space}${list}${space}${expression.close}`;
}

const isAlternatives = (expression: Expression): expression is Alternatives =>
  typeof expression === 'object' && 'alternatives' in expression;

const isLines = (hole: Expression | readonly string[]): hole is readonly string[] =>
  Array.isArray(hole);
