import type { Diagnostic, Location } from './diagnostic.js';

/** Colours a text; without colours, the text itself. */
export type Paint = (style: 'red' | 'yellow' | 'cyan' | 'dim' | 'bold', text: string) => string;

/** Rewrites a path of a diagnostic for whoever reads it. */
export type ShowPath = (file: string) => string;

const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/**
 * A diagnostic as text: what is, where, the line, and what to do.
 *
 * ```text
 * error role-unknown: Field 'Post.title' is writable by 'editro', which is not a declared role.
 *   examples/post.model.ts:7:52
 *   7 │   title: field(v.string(), { writableBy: ['author', 'editro'] }),
 *     │                                                     ^^^^^^^^
 *   help: Did you mean 'editor'? Declared: author, editor.
 * ```
 */
export function render(diagnostic: Diagnostic, paint: Paint, showPath: ShowPath): string {
  const { severity, code, message, help, location } = diagnostic;
  const head = `${paint(STYLES[severity], severity)} ${paint('bold', code)}: ${printable(message)}`;
  if (severity === 'info') return head;
  const place = location ? [`  ${placeOf(location, showPath)}`, ...frameOf(location, paint)] : [];
  return [head, ...place, `  ${paint('dim', 'help:')} ${printable(help)}`].join('\n');
}

function placeOf(location: Location, showPath: ShowPath): string {
  const { file, line, column } = location;
  return [printable(showPath(file)), line, column].filter((part) => part !== undefined).join(':');
}

function frameOf(location: Location, paint: Paint): string[] {
  const { line, column = 1, length = 1, lineText } = location;
  if (line === undefined || lineText === undefined) return [];
  const number = String(line);
  const shown = printable(lineText.replaceAll('\t', ' '));
  const marks = ' '.repeat(column - 1) + '^'.repeat(length);
  const margin = ' '.repeat(number.length);
  return [
    `  ${paint('dim', `${number} │`)} ${shown}`,
    `  ${paint('dim', `${margin} │`)} ${paint('red', marks)}`,
  ];
}

/** Names come from files: what would steer a terminal is shown, not sent. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
