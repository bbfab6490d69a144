import type { IncomingMessage } from 'node:http';
import type { RequestHead } from '../../auth/authentication.js';
import { collect } from './collect.js';
import { ALREADY_READ, type Source } from './source.js';

/** A request of `node:http`, as the frameworks on it hold one. */
export interface NodeRequest {
  readonly message: IncomingMessage;
  /** Absolute, as the client asked for it: by `addressOf`. */
  readonly url: string;
  /** The bytes, where a parser has kept them as they were: `express.raw()`, NestJS's `rawBody`. */
  readonly bytes: unknown;
}

/** A request of a framework on `node:http`. */
export const nodeSource = ({ message, url, bytes }: NodeRequest): Source => ({
  head: headOf(message, url),
  async read(limit) {
    const isKept = bytes instanceof Uint8Array;
    return isKept ? collect(only(bytes), limit) : readMessage(message, limit);
  },
});

/** Headers that were sent twice are joined, as in `fetch`. Node's own `headers` keep the first `Content-Type`. */
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
  if (readableDidRead || readableEncoding !== null) throw new TypeError(ALREADY_READ);
  try {
    return await collect(message.iterator({ destroyOnReturn: false }), limit);
  } finally {
    // What is left of a body that is too large would keep the next request on the connection waiting.
    message.resume();
  }
}
