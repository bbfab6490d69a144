import { styleText } from 'node:util';
import type { Outcome, Result } from './attack.js';
import { gotThrough, valueAt, wasStopped } from './verdict.js';

const COLUMNS = [
  { title: 'Attack', width: 34 },
  { title: 'Unsafe twin: row after', width: 27 },
  { title: 'Safe twin: answer', width: 28 },
  { title: 'Safe twin: row after', width: 25 },
];

const LEGEND = "✗ the attacker's value stands in the row   ✓ the row is as it was";

interface Cell {
  readonly text: string;
  readonly style?: Parameters<typeof styleText>[0];
}

/** The results for people: red is what an attacker got, green what was kept from them. */
export function tableOf(results: readonly Result[]): string {
  const rule = '─'.repeat(COLUMNS.reduce((sum, { width }) => sum + width, 0));
  const header = COLUMNS.map(({ title }): Cell => ({ text: title, style: 'bold' }));
  const lines = [header, ...results.map(cellsOf)].map(lineOf);
  return [...lines.toSpliced(1, 0, rule), rule, LEGEND].join('\n');
}

function cellsOf({ attack, unsafe, safe }: Result): Cell[] {
  const got = fieldOf(attack.field, unsafe);
  const kept = fieldOf(attack.field, safe);
  return [
    { text: attack.title },
    gotThrough(attack, unsafe)
      ? { text: `✗ ${got}`, style: 'red' }
      : { text: `? ${got}`, style: 'yellow' },
    { text: answerOf(safe) },
    wasStopped(attack, safe)
      ? { text: `✓ ${kept}`, style: 'green' }
      : { text: `✗ ${kept}`, style: 'red' },
  ];
}

function lineOf(cells: readonly Cell[]): string {
  const padded = cells.map(({ text, style }, column) => {
    const fitting = fitted(text, COLUMNS[column]?.width ?? 0);
    return style === undefined ? fitting : styleText(style, fitting);
  });
  return padded.join('').trimEnd();
}

/** Two spaces to the next column; what is too long ends in `…`. */
const fitted = (text: string, width: number): string =>
  (text.length > width - 2 ? `${text.slice(0, width - 3)}…` : text).padEnd(width);

function fieldOf(field: string, { after }: Outcome): string {
  if (after === undefined) return 'no such row';
  return `${lastKey(field)}: ${shown(valueAt(after, field))}`;
}

const shown = (value: unknown): string => (value === undefined ? 'not set' : String(value));

function answerOf({ answer }: Outcome): string {
  if (answer.status !== 422) return String(answer.status);
  const keys = answer.refused.map((pointer) => (pointer === '#' ? 'the body' : lastKey(pointer)));
  return `422 refused: ${keys.join(', ')}`;
}

const lastKey = (path: string): string => path.split(/[./]/).at(-1) ?? path;
