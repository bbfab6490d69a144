/** What an address is made of: the request line's, and headers that are the client's. */
interface Parts {
  readonly protocol: string;
  /** With the port; empty if none was asked for, as HTTP/1.0 may. */
  readonly host: string | undefined;
  /** The path and query. */
  readonly target: string;
}

/**
 * The address that a request asks for (RFC 9110, section 7.1); an empty text if a part of it can't be
 * one. Servers route by the target alone: a `Host` with a path in it would let a signature of one path
 * vouch for another (CWE-290).
 */
export function addressOf({ protocol, host = '', target }: Parts): string {
  const areSound = /^https?$/i.test(protocol) && !/[/?#@\\\s]/.test(host) && target.startsWith('/');
  const address = `${protocol}://${host}${target}`;
  return areSound && isSound(address) ? address : '';
}

/**
 * Whether an address is one that a request can ask for: absolute, and without a fragment (RFC 9112,
 * section 3.2), which some would take for a part of the query.
 */
export const isSound = (address: string): boolean => SOUND.test(address);

const SOUND = /^https?:\/\/(?:[\w.~!$&'()*+,;=%-]*|\[[\da-f:.]+\])(?::\d+)?\/[^#\s]*$/i;
