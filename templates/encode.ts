/**
 * Every text or number of the user's reaches generated code through one of these encoders, each for
 * one syntactic context. There is no general "escape".
 */

/** A string literal, with the quotes that prettier would choose. */
export function str(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}'"]/gu, (character) =>
    escapeInString(character, quote),
  );
  return `${quote}${escaped}${quote}`;
}

/** Texts that need no escaping in a literal or comment. Almost all are like that. */
const PLAIN = /^[ !#-&(-[\]-~]*$/;

/** A key as part of an issue's path. A long one is cut as `segmentOf` does it at run time. */
export function segment(name: string): string {
  return str(name.length > MAX_SEGMENT ? `${name.slice(0, MAX_SEGMENT)}…` : name);
}

const MAX_SEGMENT = 100;

/** A property name: bare if possible, else quoted. */
export function key(name: string): string {
  return isIdentifier(name) ? name : str(name);
}

/** A property access, `.name` or `['name']`. */
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

/** The arguments of `new RegExp`. Not a regex literal, because the source could end it. */
export function regExpArguments({ source, flags }: RegExp): string[] {
  return (flags === '' ? [source] : [source, flags]).map(str);
}

/** Text inside a block comment. It can't end the comment. */
export function doc(text: string): string {
  if (PLAIN.test(text) && !/\*\/| {2}/.test(text)) return text.trim();
  return onOneLine(text).replaceAll('*/', '*\u200B/').trim();
}

/**
 * Text in Markdown, after words of ours. All but letters, digits and plain punctuation becomes
 * character references.
 */
export function markdown(text: string): string {
  return onOneLine(text).trim().replace(NOT_PLAIN, numbered);
}

/**
 * A name or value as code in Markdown, even in a table. It is ASCII, so that its width is known.
 */
export function markdownCode(text: string): string {
  const line = onOneLine(text);
  return CODE.test(line)
    ? `\`${line}\``
    : `<code>${line.replace(/[^a-z0-9 ]/giu, numbered)}</code>`;
}

/**
 * Also dots and colons that could be part of a web address, and underscores at the start or end of a
 * word.
 */
const NOT_PLAIN =
  /[^\p{L}\p{M}\p{N}\p{Pd}\p{Pi}\p{Pf} ,;()'"?%/+…._:]|[.:](?! |$)|(?<![a-z0-9])_|_(?![a-z0-9])/giu;

/**
 * Text that ends neither a code span nor a table cell, and has no placeholders of site templates.
 */
const CODE = /^(?! )(?!.*\{[{%])[ -_a-{}~]+(?<! )$/;

/** A character reference. It is never Markdown syntax. */
const numbered = (character: string): string => `&#${character.codePointAt(0)};`;

/** Text on one line. Invisible characters, such as those that reverse text, become U+FFFD. */
const onOneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(UNSEEN, '\uFFFD');

const UNSEEN = /\p{Surrogate}|\p{Cf}|\p{Noncharacter_Code_Point}/gu;

/** An ASCII word for a generated name; `''` if the text has no usable characters. */
export function word(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** As prettier defines it: letters of every script, but none beyond U+FFFF. */
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
