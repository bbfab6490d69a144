import type { IncomingMessage } from 'node:http';
import type { RequestHead } from '../../auth/authentication.js';
import { collect } from './collect.js';
import { alreadyRead, type Source } from './source.js';

/** A request of `node:http`, as the frameworks built on it provide it. */
export interface NodeRequest {
  readonly message: IncomingMessage;
  /** The absolute URL that the client asked for, from `addressOf`. */
  readonly url: string;
  /**
   * The bytes of the body, if a parser has kept them unchanged: `express.raw()`, or `rawBody` in
   * NestJS.
   */
  readonly bytes: unknown;
}

/** A request of a framework built on `node:http`, as a source. */
export const nodeSource = ({ message, url, bytes }: NodeRequest): Source => ({
  head: headOf(message, url),
  async read(limit) {
    const isKept = bytes instanceof Uint8Array;
    return isKept ? collect(only(bytes), limit) : readMessage(message, limit);
  },
});

/**
 * The head of a request. Headers that were sent twice are joined, as in `fetch`; Node's own
 * `headers` keep only the first `Content-Type`.
 */
const headOf = ({ method = '', rawHeaders }: IncomingMessage, url: string): RequestHead => ({
  method,
  url,
  headers: {
    get(name) {
      const wanted = name.toLowerCase();
      const values = rawHeaders.filter(
        (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === wanted,
      );
      return values.length === 0 ? null : values.join(', ');
    },
  },
});

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function readMessage(message: IncomingMessage, limit: number): Promise<Uint8Array> {
  const { readableDidRead, readableEncoding } = message;
  if (readableDidRead || readableEncoding !== null) throw alreadyRead(ADVICE);
  try {
    return await collect(message.iterator({ destroyOnReturn: false }), limit);
  } finally {
    // Discards the rest of a body that is too large, which would block the next request on the
    // connection.
    message.resume();
  }
}

const ADVICE =
  'No other parser may run first: in Express, leave out express.json(); in Fastify, register rawBodies; in NestJS, create the application with { bodyParser: false }.';
