import type { IncomingMessage } from 'node:http';
import type { RequestHead } from 'gen-dtos/auth';

/** For a request whose body nobody parses. Of a header that was sent twice, both count. */
export const headOf = (
  request: IncomingMessage & { readonly originalUrl: string },
): RequestHead => ({
  method: request.method ?? '',
  url: request.originalUrl,
  headers: { get: (name) => request.headersDistinct[name.toLowerCase()]?.join(', ') ?? null },
});
