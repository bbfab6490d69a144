/**
 * Turns regular expressions into JSON Schema patterns, which have no flags and are read as with
 * `u`. Flags are spelt out in the pattern where that is exact.
 */

/** A regular expression in the form that JSON Schema needs. */
export interface JsonPattern {
  readonly source: string;
  /**
   * Without `u`, an expression also matches halves of characters beyond U+FFFF. Patterns never do.
   */
  readonly isExact: boolean;
}

/** The pattern for an expression; `undefined` if its flags or syntax can't be expressed. */
export function jsonPatternOf(expression: RegExp): JsonPattern | undefined {
  const text = String(expression);
  if (!KNOWN.has(text)) KNOWN.set(text, spelledOut(expression));
  return KNOWN.get(text);
}

/** A cache: most models use the same few expressions. */
const KNOWN = new Map<string, JsonPattern | undefined>();

function spelledOut(expression: RegExp): JsonPattern | undefined {
  const { source, flags } = expression;
  if (/[gmy]/.test(flags) || isBeyondUnicodeMode(expression)) return undefined;
  const tokens = tokensOf(source);
  const spelt = tokens.map((token) => respelled(token, flags));
  if (!spelt.every((token) => token !== undefined) || !compiles(spelt.join(''))) return undefined;
  return { source: spelt.join(''), isExact: /[uv]/.test(flags) || !tokens.some(isLonger) };
}

/**
 * Whether everything an expression matches has only characters up to U+FFFF and no surrogates. Each
 * of those is one UTF-16 unit, so `length` counts characters. Says no when in doubt.
 */
export function hasSingleUnits({ source, flags }: RegExp): boolean {
  const tokens = [...withoutLookarounds(tokensOf(source))];
  return !/[mv]/.test(flags) && !tokens.some(isLonger) && alternativesOf(tokens).every(isAnchored);
}

/**
 * Whether it has syntax that means something else with `u`: sets of `v`, or escapes without `u`.
 */
function isBeyondUnicodeMode({ source, flags }: RegExp): boolean {
  if (flags.includes('v')) return /--|&&|\\[qpP]|\[[^\]]*\[/.test(source);
  return !flags.includes('u') && /\\u\{|\\[pPk]/.test(source);
}

const ESCAPE = String.raw`\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|k<[^>]*>|[1-9]\d*|[^])`;

/** An escape, a character class, the start of a group, a count in braces, or a single character. */
const TOKEN = new RegExp(
  String.raw`${ESCAPE}|\[(?:\\[^]|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<[^>]*>)|\{\d+(?:,\d*)?\}|[^]`,
  'gu',
);

/** A part of a character class. */
const ATOM = new RegExp(`${ESCAPE}|[^]`, 'gu');

const tokensOf = (source: string): readonly string[] => source.match(TOKEN) ?? [];

/** Whether a token may match a character of two units, or half of one. Negated classes may. */
const isLonger = (token: string): boolean =>
  /^\.$|^\[\^|\\[SWDpPkc]|\\[1-9]|\\u\{|\\u[d-fD-F]|[\u{d800}-\u{10ffff}]/u.test(token);

/** A lookaround is not part of what is matched. */
function* withoutLookarounds(tokens: readonly string[]): Generator<string> {
  let depth = 0;
  for (const token of tokens) {
    const isLook = /^\(\?<?[=!]$/.test(token);
    if (depth === 0 && !isLook) yield token;
    else if (token.startsWith('(')) depth++;
    else if (token === ')') depth--;
  }
}

function alternativesOf(tokens: readonly string[]): readonly string[][] {
  const alternatives: string[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.startsWith('(')) depth++;
    if (token === ')') depth--;
    if (token === '|' && depth === 0) alternatives.push([]);
    else alternatives.at(-1)?.push(token);
  }
  return alternatives;
}

const isAnchored = (tokens: readonly string[]): boolean =>
  tokens[0] === '^' && tokens.at(-1) === '$';

/** Rewrites a token so that it needs no flag but `u`; `undefined` if that is not possible. */
function respelled(token: string, flags: string): string | undefined {
  if (token === '.' && flags.includes('s')) return String.raw`[\s\S]`;
  const plain = /[uv]/.test(flags) ? token : inUnicodeMode(token);
  return flags.includes('i') ? inBothCases(token, plain, flags) : plain;
}

/**
 * Without `u`, needless backslashes are allowed, and some characters need none that `u` requires.
 */
function inUnicodeMode(token: string): string {
  if (/^[{}\]]$/.test(token)) return `\\${token}`;
  if (!token.startsWith('[')) return withoutNeedlessEscape(token, '');
  const atoms = token.slice(1, -1).match(ATOM) ?? [];
  return `[${atoms.map((atom, index) => inClass(atom, atoms[index - 1], atoms[index + 1])).join('')}]`;
}

/** A dash next to a class such as `\w` stands for itself. With `u` it must be escaped. */
function inClass(atom: string, before = '', after = ''): string {
  const isLone = atom === '-' && before !== '' && after !== '';
  if (isLone && (isSet(before) || isSet(after))) return String.raw`\-`;
  return withoutNeedlessEscape(atom, '-');
}

const isSet = (atom: string): boolean => /^\\[wdsWDS]$/.test(atom);

function withoutNeedlessEscape(token: string, meaningful: string): string {
  const [slash, character = ''] = token;
  const isEscape = slash === '\\' && token.length === 2;
  if (!isEscape || character === meaningful) return token;
  return /[\w^$\\.*+?()[\]{}|/]/.test(character) ? token : character;
}

/** Adds the characters that a token matches only because of the flag `i`. */
function inBothCases(token: string, plain: string, flags: string): string | undefined {
  if (/^\(|^\{\d|^[.^$*+?)|{}\]]$|^\\[dDsS]$/.test(token)) return plain;
  // A word boundary depends on what `\w` matches; a back reference may repeat text in another case.
  if (/^\\[bB]$/.test(token)) return /[uv]/.test(flags) ? undefined : plain;
  if (/^\\[1-9k]/.test(token)) return undefined;
  const isNegated = token.startsWith('[^');
  const strict = new RegExp(`^${token}$`, flags.replace('i', ''));
  const loose = new RegExp(`^${token}$`, flags);
  const letters = isOfAscii(token) ? CASED_IN_ASCII : cased();
  const added = letters.filter((letter) => loose.test(letter) !== strict.test(letter));
  if (added.some((letter) => strict.test(letter) !== isNegated)) return undefined;
  if (added.length === 0) return plain;
  if (!plain.startsWith('[')) return `[${plain}${asRanges(added)}]`;
  const open = isNegated ? '[^' : '[';
  return `${open}${asRanges(added)}${plain.slice(open.length).replace(/^-/, String.raw`\-`)}`;
}

/** Whether a token names ASCII characters only. */
const isOfAscii = (token: string): boolean =>
  /^[\0-\x7f]+$/.test(token) && !/\\[\dpPux]/.test(token);

/**
 * Letters that `i` equates with an ASCII letter. With `u`, `ſ` and the Kelvin sign are two more.
 */
const CASED_IN_ASCII: readonly string[] = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\u017f\u212a',
];

let allCased: readonly string[] | undefined;

/** Every character that has an upper or lower case variant. */
function cased(): readonly string[] {
  allCased ??= Array.from({ length: 0x1e944 }, (_, code) => String.fromCodePoint(code)).filter(
    (letter) => letter.toLowerCase() !== letter || letter.toUpperCase() !== letter,
  );
  return allCased;
}

function asRanges(characters: readonly string[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0;
    const last = ranges.at(-1);
    if (last?.to === code - 1) last.to = code;
    else ranges.push({ from: code, to: code });
  }
  return ranges.map(({ from, to }) => [...new Set([from, to])].map(spelled).join('-')).join('');
}

function spelled(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  const digits = code.toString(16).padStart(4, '0');
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits}`;
}

function compiles(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'));
  } catch {
    return false;
  }
}
