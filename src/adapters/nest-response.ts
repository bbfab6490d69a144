/** What the responses of Express and Fastify have in common. */
export interface NestResponse {
  header(name: string, value: string): unknown;
  status(code: number): this;
  send(text: string): unknown;
}

/** Copies the headers of a web-standard response. The caller, or Nest, sends the rest. */
export function setHeaders(from: Response, to: NestResponse): void {
  from.headers.forEach((value, name) => to.header(name, value));
}
