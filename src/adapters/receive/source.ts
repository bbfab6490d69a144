import type { RequestHead } from '../../auth/authentication.js';

/** A request, as an adapter passes it on. */
export interface Source {
  readonly head: RequestHead;
  /**
   * Reads the bytes of the body, up to a limit.
   *
   * @throws {UnreadBody} If there are more bytes, or they end too early.
   * @throws {TypeError} If the body was read before.
   */
  readonly read: (limit: number) => Promise<Uint8Array>;
}

/** What a chooser receives, besides what its framework provides. */
export interface Asked {
  /** The method, URL and headers, which the authenticators of `gen-dtos/auth` read. */
  readonly head: RequestHead;
  /**
   * Returns the bytes of the body, for credentials that cover it. They are read once, up to the
   * limit.
   */
  readonly rawBody: () => Promise<Uint8Array>;
}

/** What the chooser receives of a source. */
export function askedOf({ head, read }: Source, limit: number): Asked {
  let bytes: Promise<Uint8Array> | undefined;
  const begin = (): Promise<Uint8Array> => {
    const reading = read(limit);
    // A chooser may await other things first. Until then, nobody else would handle a rejection, and
    // a client that sends too much would end the process (CWE-248).
    reading.catch(() => undefined); // whoever awaits `rawBody()` still gets the rejection
    return reading;
  };
  return { head, rawBody: () => (bytes ??= begin()) };
}

/**
 * A message for developers. A body that another parser has read can't be checked: nobody can find
 * out what it dropped (CVE-2017-12635).
 */
export const ALREADY_READ =
  'The body was read before withBody could read it. No other parser may run first: in Express, leave out express.json(); in Fastify, register rawBodies; in NestJS, create the application with { bodyParser: false }; anywhere else, pass on a request whose body nobody has read.';
