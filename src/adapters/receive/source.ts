import type { RequestHead } from '../../auth/authentication.js';

/** A request as an adapter hands it on. */
export interface Source {
  readonly head: RequestHead;
  /**
   * The bytes of the body, at most so many.
   *
   * @throws {UnreadBody} If there are more, or they end too early.
   * @throws {TypeError} If somebody has read them before.
   */
  readonly read: (limit: number) => Promise<Uint8Array>;
}

/** What a chooser is given, beside what its framework has. */
export interface Asked {
  /** What the authenticators of `gen-dtos/auth` read. */
  readonly head: RequestHead;
  /** The bytes of the body, for credentials that vouch for them. Read once, within the limit. */
  readonly rawBody: () => Promise<Uint8Array>;
}

/** What the chooser is given of it. */
export function askedOf({ head, read }: Source, limit: number): Asked {
  let bytes: Promise<Uint8Array> | undefined;
  return { head, rawBody: () => (bytes ??= read(limit)) };
}

/** Said to a developer: what another parser has dropped of a body, nobody can find (CVE-2017-12635). */
export const ALREADY_READ =
  'The body was read before withBody could. Let no parser run before it: in Express no express.json(); in Fastify, register rawBodies; in NestJS, create the application with { bodyParser: false }.';
