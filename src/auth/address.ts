/** An address as it is sent: without its fragment. Only who sends it may leave that out. */
export const sentAddress = (url: string): string => url.replace(/#.*/s, '');

/** What was received has none (RFC 9112, section 3.2): such an address was made of a `Host` that had. */
export const isFragmented = (url: string): boolean => url.includes('#');

/** The path and query string of an address, absolute or not; `undefined` if none can be sent. */
export function targetOf(url: string): string | undefined {
  const target = /^(?:https?:\/\/[^/?#]*)?(\/.*)/is.exec(sentAddress(url))?.[1];
  return target !== undefined && /^[\x21-\x7e]+$/.test(target) ? target : undefined;
}
