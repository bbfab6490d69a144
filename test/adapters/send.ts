import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  /** Without a `Content-Length`. */
  readonly isChunked?: boolean;
  readonly agent?: Agent;
}

export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly text: string;
}

/** As it is: `fetch` would add a `Content-Type`, and join what was to be sent twice. */
export function send(origin: string, sent: Sent): Promise<Answer> {
  const { method, path, body, isChunked = false, agent = new Agent() } = sent;
  const length = isChunked || body === undefined ? {} : { 'content-length': lengthOf(body) };
  const headers = { ...length, ...sent.headers };
  return new Promise((resolve, reject) => {
    const outgoing = request(origin + path, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on('error', reject);
    if (isChunked && body !== undefined) outgoing.write(body);
    outgoing.end(isChunked ? undefined : body);
  });
}

const lengthOf = (body: string | Uint8Array): number =>
  typeof body === 'string' ? Buffer.byteLength(body) : body.length;
