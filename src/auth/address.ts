/** An address as it is sent: without its fragment. */
export const sentAddress = (url: string): string => url.replace(/#.*/s, '');

/** The path and query string of an address, absolute or not; `undefined` if none can be sent. */
export function targetOf(url: string): string | undefined {
  const target = /^(?:https?:\/\/[^/?#]*)?(\/.*)/is.exec(sentAddress(url))?.[1];
  return target !== undefined && /^[\x21-\x7e]+$/.test(target) ? target : undefined;
}
