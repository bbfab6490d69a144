import { fieldIn, ofAnyField, type Block } from './alike.js';
import type { Diagnostic, Location } from './diagnostic.js';

/** Colours a text, or returns it unchanged where colours are off. */
export type Paint = (style: 'red' | 'yellow' | 'cyan' | 'dim' | 'bold', text: string) => string;

/** Rewrites a diagnostic's path for the reader, who may be in another folder. */
export type ShowPath = (file: string) => string;

const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/**
 * Renders a diagnostic as text: what is wrong, where, the source line, and what to do.
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
  const { severity, message, location } = diagnostic;
  const head = headOf(diagnostic, message, paint);
  if (severity === 'info') return head;
  const place = location ? [`  ${placeOf(location, showPath)}`, ...frameOf(location, paint)] : [];
  return [head, ...place, helpOf(diagnostic, paint)].join('\n');
}

/** How many places of diagnostics that say the same are shown. */
const SHOWN = 3;

/**
 * Renders diagnostics that say the same of many fields: what is so, how often, and the first
 * places.
 *
 * ```text
 * info island: Field '…' uses 'check', which is called in the model file at run time.
 *   in 940 places:
 *   examples/post.model.ts:7:3 'Post.title'
 *   examples/post.model.ts:8:3 'Post.text'
 *   examples/user.model.ts:5:3 'User.name'
 *   and 937 more (--json lists all)
 * ```
 */
export function renderAlike(block: Block, paint: Paint, showPath: ShowPath): string {
  const [first] = block;
  const more = block.length - SHOWN;
  return [
    headOf(first, ofAnyField(first.message), paint),
    `  in ${block.length} places:`,
    ...block.slice(0, SHOWN).map((one) => `  ${fieldAt(one, showPath)}`),
    ...(more > 0 ? [`  and ${more} more (--json lists all)`] : []),
    ...(first.severity === 'info' ? [] : [helpOf(first, paint)]),
  ].join('\n');
}

const headOf = ({ severity, code }: Diagnostic, message: string, paint: Paint): string =>
  `${paint(STYLES[severity], severity)} ${paint('bold', code)}: ${sentence(message)}`;

const helpOf = ({ help }: Diagnostic, paint: Paint): string =>
  `  ${paint('dim', 'help:')} ${sentence(help)}`;

function fieldAt({ location, message }: Diagnostic, showPath: ShowPath): string {
  const place = location ? [placeOf(location, showPath)] : [];
  return [...place, inLine(fieldIn(message) ?? '')].join(' ');
}

function placeOf(location: Location, showPath: ShowPath): string {
  const { file, line, column } = location;
  return [inLine(showPath(file)), line, column].filter((part) => part !== undefined).join(':');
}

function frameOf(location: Location, paint: Paint): string[] {
  const { line, column = 1, length = 1, lineText } = location;
  if (line === undefined || lineText === undefined) return [];
  const start = Math.max(0, column - 1 - CONTEXT);
  const cut = (from: number, to: number): string =>
    printable(lineText.slice(from, to).replaceAll('\t', ' '));
  const before = (start > 0 ? '…' : '') + cut(start, column - 1);
  const marked = cut(column - 1, column - 1 + Math.min(length, CONTEXT));
  const after = cut(column - 1 + Math.min(length, CONTEXT), column - 1 + CONTEXT);
  const rest = lineText.length > column - 1 + CONTEXT ? '…' : '';
  const number = String(line);
  const margin = ' '.repeat(number.length);
  const marks = ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    `  ${paint('dim', `${number} │`)} ${before}${marked}${after}${rest}`,
    `  ${paint('dim', `${margin} │`)} ${paint('red', marks)}`,
  ];
}

/** How many characters of a long line are shown before and after a place. */
const CONTEXT = 100;

/**
 * A text's width in terminal columns: Chinese characters and emoji take two, combining marks none.
 */
function widthOf(text: string): number {
  const wide = text.match(WIDE)?.length ?? 0;
  const none = text.match(/[\p{M}\u200C\u200D]/gu)?.length ?? 0;
  return [...text].length + wide - none;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60]|\p{Emoji_Presentation}/gu;

/** A name as a part of one line. */
const inLine = (text: string): string => printable(text).replaceAll('\n', '\\n');

/** Indents further lines, so that a user's text can't pass for one of our complaints. */
function sentence(text: string): string {
  return printable(text.replace(/\r\n/g, '\n')).replaceAll('\n', '\n    ');
}

/** Escapes control and invisible characters: names come from files and could steer the terminal. */
function printable(text: string): string {
  return text.replace(/(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}
