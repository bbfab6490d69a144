import { collect } from './collect.js';
import { alreadyRead, type Source } from './source.js';

/** A web-standard request, as a source. */
export const webSource = (request: Request): Source => ({
  head: request,
  async read(limit) {
    if (request.bodyUsed || request.body?.locked) throw alreadyRead(ADVICE);
    return request.body === null ? new Uint8Array() : readStream(request.body.getReader(), limit);
  },
});

const ADVICE =
  "Nothing may read the request first: no middleware and no hook, no request.json() and no request.formData(); in Elysia, give the route { parse: 'none' }.";

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function readStream(reader: Reader, limit: number): Promise<Uint8Array> {
  try {
    return await collect(chunksOf(reader), limit);
  } catch (error) {
    void discard(reader);
    throw error;
  }
}

/** Unlike the stream's own iterator, it does not cancel the stream if it is left early. */
async function* chunksOf(reader: Reader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/**
 * Discards the rest of a body that is too large. If it were cancelled, hosts on Node would close
 * the connection before the client has its answer, and h3 1 would end the process.
 */
async function discard(reader: Reader): Promise<void> {
  try {
    while (!(await reader.read()).done) await othersTurn();
  } catch {
    // The client has hung up.
  }
}

const othersTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
