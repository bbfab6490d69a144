/**
 * What a browser takes for the host of a URL, including user and password. Tabs and line breaks are
 * removed before.
 */
const HOST = /^[\0- ]*(?:https?|wss?|ftp|file):[/\\]*([^/\\?#]*)/i;

/** A character outside ASCII, or a percent-encoded byte of one. */
const LETTER = /[^\0-\x7F]|%[89a-f]/gi;

/** The longest name that DNS allows (RFC 1035, section 2.3.4). */
const MOST_LETTERS = 253;

/**
 * Whether the host of a URL has more characters outside ASCII than any host name can have. Encoding
 * them (RFC 3492) takes Node quadratic time: a minute for a megabyte.
 *
 * @param url A text, of any length, that may be a URL.
 */
export function hasLongHost(url: string): boolean {
  const [, host = ''] = HOST.exec(url.replace(/[\t\n\r]/g, '')) ?? [];
  return (host.match(LETTER)?.length ?? 0) > MOST_LETTERS;
}
