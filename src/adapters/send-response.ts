import type { ServerResponse } from 'node:http';

/** Sends a web-standard response through `node:http`. */
export async function sendResponse(from: Response, to: ServerResponse): Promise<void> {
  const text = await from.text();
  to.statusCode = from.status;
  from.headers.forEach((value, name) => to.setHeader(name, value));
  to.end(text);
}
