/**
 * A client's own URL as it is sent: without its fragment. A server must not drop one; see
 * `isFragmented`.
 */
export const sentAddress = (url: string): string => url.replace(/#.*/s, '');

/**
 * Whether a received URL has a fragment. No request can ask for one (RFC 9112, section 3.2), so a
 * URL that has one was built from a forged `Host`.
 */
export const isFragmented = (url: string): boolean => url.includes('#');

/**
 * Whether a URL parser leaves the path of a URL as it is. It makes `/users` of `/files/../users`, and
 * `/` of `\`, but a router may serve the one that was sent. A signature of `@path` covers the other.
 */
export function isPathKept(url: string): boolean {
  const [, path] = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(url) ?? [];
  return (path || '/') === new URL(url).pathname;
}

/** The path and query string of a URL, absolute or not; `undefined` if it can't be requested. */
export function targetOf(url: string): string | undefined {
  const target = /^(?:https?:\/\/[^/?#]*)?(\/.*)/is.exec(sentAddress(url))?.[1];
  return target !== undefined && /^[\x21-\x7e]+$/.test(target) ? target : undefined;
}
