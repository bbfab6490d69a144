/** The parts that a URL is built from: the request line, and headers controlled by the client. */
interface Parts {
  readonly protocol: string;
  /** The host with its port. HTTP/1.0 requests may lack it. */
  readonly host: string | undefined;
  /** The path and query string. */
  readonly target: string;
}

/**
 * The URL that a request asks for (RFC 9110, section 7.1); an empty text if a part of it is
 * invalid. Servers route by the target alone, so a `Host` that contains a path would let a
 * signature for one path vouch for another (CWE-290).
 */
export function addressOf({ protocol, host = '', target }: Parts): string {
  const areSound = /^https?$/i.test(protocol) && !/[/?#@\\\s]/.test(host) && target.startsWith('/');
  const address = `${protocol}://${host}${target}`;
  return areSound && isSound(address) ? address : '';
}

/**
 * Whether a URL is one that a request can ask for: absolute, and without a fragment (RFC 9112,
 * section 3.2), which some software would take for a part of the query.
 */
export const isSound = (address: string): boolean => SOUND.test(address);

const SOUND = /^https?:\/\/(?:[\w.~!$&'()*+,;=%-]*|\[[\da-f:.]+\])(?::\d+)?\/[^#\s]*$/i;
