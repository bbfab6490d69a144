/**
 * Prints code as prettier formats it (single quotes, 100 columns), so that formatting it again
 * changes nothing. A template is text with holes. A hole that does not fit its line breaks.
 */
import {
  flatten,
  isAlternatives,
  widthOf,
  type Alternatives,
  type Expression,
  type List,
  type Prefixed,
} from './expression.js';

export const WIDTH = 100;

/** Prints a template. A hole may be an expression, or lines, which get the hole's indentation. */
export const code: Template = codeAt(0);

type Template = (
  strings: TemplateStringsArray,
  ...holes: readonly (Expression | readonly string[])[]
) => string;

/** The same for code that will be indented by `margin` columns. */
export function codeAt(margin: number): Template {
  const width = WIDTH - margin;
  return (strings, ...holes) => {
    let done = ''; // finished lines
    let line = '';
    for (let index = 0; index < strings.length; index++) {
      const hole = holes[index];
      line += strings[index];
      const end = line.lastIndexOf('\n') + 1;
      if (end > 0) {
        done += line.slice(0, end);
        line = line.slice(end);
      }
      if (hole === undefined) continue;
      const indent = line.length - line.trimStart().length;
      if (isLines(hole)) {
        line += linesAt(hole, indent);
        continue;
      }
      const after = following(strings, holes, index);
      line = behind(line, print(hole, { indent, room: width - line.length, after, width }));
    }
    return done + line;
  };
}

/** Lines below each other, indented like the first. Empty lines stay empty. */
function linesAt(lines: readonly string[], indent: number): string {
  const text = lines.join('\n');
  return indent === 0 ? text : text.replaceAll(/\n(?=[^\n])/g, newLine(indent));
}

/** The length of what follows a hole on its line, up to the next place where the line can break. */
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
  if (typeof hole === 'object' && 'moved' in hole) return string.length;
  return string.length + widthOf(hole) + following(strings, holes, index + 1);
}

/** Where an expression is printed. */
interface Spot {
  readonly indent: number;
  /** The columns left on the line, and how many of them what follows will take. */
  readonly room: number;
  readonly after: number;
  /** The maximum length of a line. */
  readonly width: number;
}

function print(expression: Expression, spot: Spot): string {
  if (typeof expression === 'string' || fits(expression, spot)) return flatten(expression);
  const inner = newLine(spot.indent + 2);
  if ('prefix' in expression) {
    const { prefix } = expression;
    if (isMovable(expression))
      return `${prefix.trimEnd()}${inner}${flatten(expression.expression)}`;
    const room = spot.room - prefix.length;
    return behind(prefix, print(expression.expression, { ...spot, room }));
  }
  if ('moved' in expression) return printMoved(expression.moved, spot);
  if ('alternatives' in expression) {
    const hugged = hugging(expression);
    if (hugged) return printList(hugged, spot);
    const next = below(spot, { before: 0, after: spot.after });
    const isShort = fits(expression, next);
    return `${inner}${isShort ? flatten(expression) : printAlternatives(expression, spot)}`;
  }
  return printList(expression, spot);
}

/**
 * Whether a value that can't break moves to the next line. After a short key it would gain nothing.
 */
const isMovable = ({ prefix, expression }: Prefixed): boolean =>
  (typeof expression === 'string' ? isTextOrName(expression) : isBareCall(expression)) &&
  prefix.endsWith(': ') &&
  prefix.length - ': '.length >= SHORTEST_KEY;

const SHORTEST_KEY = 5;

const isTextOrName = (text: string): boolean => /^(?:['"]|[A-Za-z_$][\w$]*$)/.test(text);

const isBareCall = (expression: Expression): boolean =>
  typeof expression === 'object' &&
  'open' in expression &&
  expression.open.endsWith('(') &&
  expression.items.length === 0;

const fits = (expression: Expression, { room, after }: Spot): boolean =>
  widthOf(expression, room - after) <= room - after && !mustBreak(expression);

/** `{ … } | null`, `Name<…> | null`: the `null` stays on the line of the closing bracket. */
function hugging({ alternatives }: Alternatives): List | undefined {
  const [first, ...others] = alternatives;
  const isHugging =
    typeof first === 'object' &&
    'open' in first &&
    /^\{$|<$/.test(first.open) &&
    /^[}>]$/.test(first.close) &&
    others.every((other) => other === 'null');
  return isHugging ? { ...first, close: [first.close, ...others].join(' | ') } : undefined;
}

/** Prints alternatives below each other, beginning on the next line. */
function printAlternatives({ alternatives }: Alternatives, spot: Spot): string {
  const line = below(spot, { before: 2, after: 0 });
  const behindBar = { ...line, indent: line.indent + 2 };
  const items = alternatives.map((item) => `| ${print(item, behindBar)}`);
  return items.join(newLine(line.indent));
}

/**
 * Stays on the line of the `=` if it opens brackets with several items; else goes to the next line.
 */
function printMoved(expression: Expression, spot: Spot): string {
  const room = spot.room - 1;
  if (typeof expression === 'object' && 'open' in expression && expression.items.length > 1) {
    if (expression.open.length <= room) return ` ${printList(expression, { ...spot, room })}`;
  }
  const next = below(spot, { before: 0, after: spot.after });
  return `${newLine(next.indent)}${print(expression, next)}`;
}

function printList(list: List, spot: Spot): string {
  const { open, close, items, separator = ',', trailing = true } = list;
  const last = items.at(-1);
  if (last === undefined) return `${open}${close}`; // there is nowhere to break
  if (items.length === 1 && isAlternatives(last)) {
    return `${open}${print(last, { ...spot, room: 0 })}${newLine(spot.indent)}${close}`;
  }
  const head = headOf(list);
  if (head !== undefined && head.length <= spot.room) {
    return `${head.slice(0, -1)}${print(last, { ...spot, room: 0 })}${close}`;
  }
  const inner = newLine(spot.indent + 2);
  const lineOf = below(spot, { before: 0, after: 1 });
  const lines = isNumbers(list)
    ? filled(items.map(flatten), lineOf)
    : items.map((item) => printItem(item, lineOf));
  const end = trailing ? separator : '';
  return `${open}${inner}${lines.join(`${separator}${inner}`)}${end}${newLine(spot.indent)}${close}`;
}

function printItem(item: Expression, spot: Spot): string {
  return isAlternatives(item) && !fits(item, spot)
    ? printAlternatives(item, { ...spot, indent: spot.indent - 2 })
    : print(item, spot);
}

/**
 * The line up to the bracket of a last argument that is an array or object, which prettier keeps
 * there.
 */
function headOf({ open, items, hug }: List): string | undefined {
  const last = items.at(-1);
  if (!hug || last === undefined || !(opens(last, '[') || opens(last, '{'))) return undefined;
  return [open, ...items.slice(0, -1).map((item) => `${flatten(item)}, `), last.open].join('');
}

/** The spot on a new line, one step further in, with some of it taken. */
function below(spot: Spot, taken: { readonly before: number; readonly after: number }): Spot {
  const indent = spot.indent + 2;
  return { ...spot, indent, room: spot.width - indent - taken.before, after: taken.after };
}

/** Puts as many items on each line as fit. */
function filled(items: readonly string[], { room, after }: Spot): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const longer = `${lines.at(-1)}, ${item}`;
    if (lines.length > 0 && longer.length + after <= room) lines[lines.length - 1] = longer;
    else lines.push(item);
  }
  return lines;
}

/** Joins two texts without a space at the end of a line. */
const behind = (text: string, printed: string): string =>
  printed.startsWith('\n') ? `${text.trimEnd()}${printed}` : `${text}${printed}`;

const newLine = (indent: number): string => `\n${' '.repeat(indent)}`;

/** Prettier never puts several objects, or several arrays, on one line. */
function mustBreak(expression: Expression): boolean {
  if (typeof expression === 'string') return false;
  if ('prefix' in expression) return mustBreak(expression.expression);
  if (!('open' in expression)) return false;
  const { open, items } = expression;
  const several = (bracket: string): boolean =>
    items.every((item) => opens(item, bracket) && item.items.length > 1);
  return (
    (open === '[' && items.length > 1 && (several('{') || several('['))) ||
    isComposition(expression) ||
    items.some(mustBreak)
  );
}

/** Whether prettier sees function composition: several arguments, one a call with a function. */
function isComposition({ open, items }: List): boolean {
  const isCall = (item: Expression): item is List =>
    typeof item === 'object' && 'open' in item && item.open.endsWith('(');
  return (
    open.endsWith('(') &&
    items.length > 1 &&
    items.some((item) => isCall(item) && item.items.some(isFunction))
  );
}

const isFunction = (expression: Expression): boolean =>
  typeof expression === 'object' && 'prefix' in expression && expression.prefix === '() => ';

/** Prettier fills the lines of an array of numbers. */
const isNumbers = (list: List): boolean =>
  list.open === '[' &&
  list.items.every((item) => typeof item === 'string' && /^[+-]?[\d.]+(?:e[+-]?\d+)?$/.test(item));

const opens = (expression: Expression, bracket: string): expression is List =>
  typeof expression === 'object' && 'open' in expression && expression.open === bracket;

const isLines = (hole: Expression | readonly string[]): hole is readonly string[] =>
  Array.isArray(hole);
