/**
 * Prints code in the form that prettier gives it (single quotes, 100 columns), so that formatting
 * it again changes nothing. A template is text with holes; a hole that does not fit its line breaks.
 */
import { flatten, isAlternatives, type Expression, type List } from './expression.js';

const WIDTH = 100;

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
      text += isLines(hole)
        ? linesAt(hole, indent)
        : print(hole, { indent, room, width: WIDTH - margin });
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

/** Where an expression is printed: its line's indentation, what is left of the line, and of any. */
interface Spot {
  readonly indent: number;
  readonly room: number;
  readonly width: number;
}

function print(expression: Expression, spot: Spot): string {
  const flat = flatten(expression);
  if (typeof expression === 'string' || flat.length <= spot.room) return flat;
  const inner = newLine(spot.indent + 2);
  if ('prefix' in expression) {
    const { prefix } = expression;
    const room = spot.room - prefix.length;
    return `${prefix}${print(expression.expression, { ...spot, room })}`;
  }
  if ('moved' in expression) return `${inner}${expression.moved}`;
  if ('operands' in expression) {
    const operands = expression.operands.join(` ${expression.operator}${inner}`);
    return `(${inner}${operands}${newLine(spot.indent)})`;
  }
  if ('alternatives' in expression) {
    const items = expression.alternatives.map((item) => `${inner}| ${print(item, below(spot, 2))}`);
    return items.join('');
  }
  return printList(expression, spot);
}

function printList(list: List, spot: Spot): string {
  const { open, close, items, separator = ',' } = list;
  const last = items.at(-1);
  if (last !== undefined && isAlternatives(last)) {
    return `${open}${print(last, { ...spot, room: 0 })}${newLine(spot.indent)}${close}`;
  }
  if (list.hug && last !== undefined && opensBrackets(last)) {
    const before = items.slice(0, -1).map((item) => `${flatten(item)}, `);
    const hugged = `${open}${before.join('')}${print(last, { ...spot, room: 0 })}${close}`;
    if (hugged.indexOf('\n') <= spot.room) return hugged;
  }
  const inner = newLine(spot.indent + 2);
  const lines = items.map((item) => `${inner}${print(item, below(spot, 1))}${separator}`);
  return `${open}${lines.join('')}${newLine(spot.indent)}${close}`;
}

/** A line of its own, one step further in, with so much of it taken. */
function below(spot: Spot, taken: number): Spot {
  const indent = spot.indent + 2;
  return { ...spot, indent, room: spot.width - indent - taken };
}

const newLine = (indent: number): string => `\n${' '.repeat(indent)}`;

/** Prettier hugs a last argument that is an array or object. */
const opensBrackets = (expression: Expression): boolean =>
  typeof expression === 'object' &&
  'open' in expression &&
  (expression.open === '[' || expression.open === '{');

const isLines = (hole: Expression | readonly string[]): hole is readonly string[] =>
  Array.isArray(hole);
