/**
 * Every text or number of a user's reaches generated code through one of these, each for one
 * syntactic context. There is no general "escape".
 */

/** A string literal, in the quotes that prettier would choose. */
export function str(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}'"]/gu, (character) =>
    escapeInString(character, quote),
  );
  return `${quote}${escaped}${quote}`;
}

/** What stands in a literal or comment as it is: almost every text. */
const PLAIN = /^[ !#-&(-[\]-~]*$/;

/** A key of the user's as part of an issue's path: of a long one no more than `segmentOf` keeps at run time. */
export function segment(name: string): string {
  return str(name.length > MAX_SEGMENT ? `${name.slice(0, MAX_SEGMENT)}…` : name);
}

const MAX_SEGMENT = 100;

/** A property name: bare where it can be, quoted otherwise. */
export function key(name: string): string {
  return isIdentifier(name) ? name : str(name);
}

/** A property read, `.name` or `['name']`. */
export function member(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${str(name)}]`;
}

/** A number, bigint, boolean, `null` or `undefined` as an expression. */
export function literal(value: string | number | bigint | boolean | null | undefined): string {
  if (typeof value === 'string') return str(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return 'Number.NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  return Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');
}

/** What makes a regular expression again; never a literal, whose end its source could spell. */
export function regExpArguments({ source, flags }: RegExp): string[] {
  return (flags === '' ? [source] : [source, flags]).map(str);
}

/** Text inside a block comment, which it must not end. */
export function doc(text: string): string {
  if (PLAIN.test(text) && !/\*\/| {2}/.test(text)) return text.trim();
  return onOneLine(text).replaceAll('*/', '*\u200B/').trim();
}

/** Words in Markdown, behind some of ours: letters and plain punctuation; all else as its number. */
export function markdown(text: string): string {
  return onOneLine(text).trim().replace(NOT_PLAIN, numbered);
}

/** A name or value in Markdown, in a table, too; it is ASCII, of which a width is known. */
export function markdownCode(text: string): string {
  const line = onOneLine(text);
  return CODE.test(line)
    ? `\`${line}\``
    : `<code>${line.replace(/[^a-z0-9 ]/giu, numbered)}</code>`;
}

/** No dot or colon may be inside a web address, and no underscore at the end of a word. */
const NOT_PLAIN =
  /[^\p{L}\p{M}\p{N}\p{Pd}\p{Pi}\p{Pf} ,;()'"?%/+…._:]|[.:](?! |$)|(?<![a-z0-9])_|_(?![a-z0-9])/giu;

/** Neither the end of a code span nor that of a cell, nor what a site's own templates would fill in. */
const CODE = /^(?! )(?!.*\{[{%])[ -_a-{}~]+(?<! )$/;

/** A character reference, which is never syntax. */
const numbered = (character: string): string => `&#${character.codePointAt(0)};`;

/** What can be seen, and goes from left to right. */
const onOneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(UNSEEN, '\uFFFD');

const UNSEEN = /\p{Surrogate}|\p{Cf}|\p{Noncharacter_Code_Point}/gu;

/** An ASCII word for a generated name, `''` if the text holds nothing to make one of. */
export function word(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** As prettier sees it: letters of every script, but none beyond U+FFFF. */
const isIdentifier = (name: string): boolean =>
  /^[A-Za-z_$][\w$]*$/.test(name) || isOtherIdentifier(name);

const isOtherIdentifier = (name: string): boolean =>
  /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && !/[\u{10000}-\u{10ffff}]/u.test(name);

function escapeInString(character: string, quote: string): string {
  if (character === '"' || character === "'")
    return character === quote ? `\\${character}` : character;
  if (character === '\\') return '\\\\';
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
