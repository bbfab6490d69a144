/** What a browser takes for the host of a URL, with the user before it. It passes over tabs and line ends. */
const HOST = /^[\0- ]*(?:https?|wss?|ftp|file):[/\\]*([^/\\?#]*)/i;

/** A letter that isn't ASCII's, or a byte of one. */
const LETTER = /[^\0-\x7F]|%[89a-f]/gi;

/** No name in the DNS has more characters (RFC 1035, section 2.3.4). */
const MOST_LETTERS = 253;

/**
 * Whether the host of a URL has more letters outside of ASCII than any name may have. The time that
 * Node takes to encode them (RFC 3492) grows with their square: a megabyte takes a minute.
 *
 * @param url A text, of any length, that may be a URL.
 */
export function hasLongHost(url: string): boolean {
  const [, host = ''] = HOST.exec(url.replace(/[\t\n\r]/g, '')) ?? [];
  return (host.match(LETTER)?.length ?? 0) > MOST_LETTERS;
}
