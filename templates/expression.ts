/** Code as a structure that `layout.ts` can lay out and print. */

/** An expression or type: text, a bracketed list, or alternatives with `|`. */
export type Expression = string | List | Alternatives | Prefixed | Moved;

export interface List {
  readonly open: string;
  readonly items: readonly Expression[];
  readonly close: string;
  /** Whether a last item with brackets of its own stays on the line of the list's brackets. */
  readonly hug: boolean;
  /** Stands between items, and after the last one if the list breaks. Default `,`. */
  readonly separator?: ',' | ';';
  /** `false` where no separator may follow the last item, as in type arguments. */
  readonly trailing?: false;
}

export interface Alternatives {
  readonly alternatives: readonly Expression[];
}

interface Moved {
  readonly moved: Expression;
}

export interface Prefixed {
  readonly prefix: string;
  readonly expression: Expression;
}

/** `name(argument, …)` */
export function call(name: string, ...items: Expression[]): List {
  return { open: `${name}(`, items, close: ')', hug: true };
}

/** `(parameter, …)` */
export function parameters(...items: Expression[]): Expression {
  return { open: '(', items, close: ')', hug: false };
}

/** `[item, …]` */
export function array(items: readonly Expression[]): List {
  return { open: '[', items, close: ']', hug: false };
}

/** `{ a: 1, b: 2 }` */
export function objectLiteral(members: readonly Expression[]): Expression {
  if (members.length === 0) return '{}';
  return { open: '{', items: members, close: '}', hug: false, separator: ',' };
}

/** `A | B`, without duplicates. */
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
  return { open: `${name}<`, items, close: '>', hug: false, trailing: false };
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

/** Text that stays before an expression: `name: Type`. */
export function prefixed(prefix: string, expression: Expression): Expression {
  return { prefix, expression };
}

/** An expression after `=`, on the same line or on the next one. */
export function moved(expression: Expression): Expression {
  return { moved: expression };
}

/** The expression on one line. */
export function flatten(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  if ('alternatives' in expression) return expression.alternatives.map(flatten).join(' | ');
  if ('moved' in expression) return ` ${flatten(expression.moved)}`;
  if ('prefix' in expression) return `${expression.prefix}${flatten(expression.expression)}`;
  const items = expression.items.map(flatten);
  const list = items.join(`${expression.separator ?? ','} `);
  const space = expression.open.endsWith('{') ? ' ' : '';
  return `${expression.open}${space}${list}${space}${expression.close}`;
}

/**
 * The length of the expression on one line, or `Infinity` once it is more than `most`. The printer
 * asks at every level of brackets, and stopping early saves time.
 */
export function widthOf(expression: Expression, most: number = Infinity): number {
  if (most < 0) return Infinity;
  if (typeof expression === 'string') return expression.length;
  if ('alternatives' in expression) return widthOfAll(expression.alternatives, ' | '.length, most);
  if ('moved' in expression) return 1 + widthOf(expression.moved, most - 1);
  if ('prefix' in expression) {
    const { length } = expression.prefix;
    return length + widthOf(expression.expression, most - length);
  }
  const { open, items, close } = expression;
  const brackets = open.length + close.length + (open.endsWith('{') ? 2 : 0);
  return brackets + widthOfAll(items, ', '.length, most - brackets);
}

function widthOfAll(items: readonly Expression[], separator: number, most: number): number {
  let width = Math.max(0, items.length - 1) * separator;
  for (const item of items) {
    if (width > most) return Infinity;
    width += widthOf(item, most - width);
  }
  return width;
}

export const isAlternatives = (expression: Expression): expression is Alternatives =>
  typeof expression === 'object' && 'alternatives' in expression;
