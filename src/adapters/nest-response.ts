/** What the responses of Express and of Fastify have in common. */
export interface NestResponse {
  header(name: string, value: string): unknown;
  status(code: number): this;
  send(text: string): unknown;
}

/** Sets the headers of a web-standard response. Who sends the rest of it is up to Nest. */
export function setHeaders(from: Response, to: NestResponse): void {
  from.headers.forEach((value, name) => to.header(name, value));
}
