/** An address as it is sent: without its fragment. Only who sends it may leave that out. */
export const sentAddress = (url: string): string => url.replace(/#.*/s, '');

/** No request asks for a fragment (RFC 9112, section 3.2): an address that has one was made of a forged `Host`. */
export const isFragmented = (url: string): boolean => url.includes('#');

/** The path and query string of an address, absolute or not; `undefined` if none can be sent. */
export function targetOf(url: string): string | undefined {
  const target = /^(?:https?:\/\/[^/?#]*)?(\/.*)/is.exec(sentAddress(url))?.[1];
  return target !== undefined && /^[\x21-\x7e]+$/.test(target) ? target : undefined;
}
