import { clientStatusOf } from './client-status.js';
import { UnreadBody } from './unread-body.js';

/**
 * Reads a stream, up to a limit of bytes. At most one chunk beyond the limit is held in memory.
 *
 * @throws {UnreadBody} If there are more bytes, or if the stream fails, as it does when a client
 * hangs up, or sends more than the host allows.
 */
export async function collect(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > limit) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new UnreadBody(clientStatusOf(cause) === 413 ? 'too_large' : 'cut_off', { cause });
  }
  if (length > limit) throw new UnreadBody('too_large');
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
