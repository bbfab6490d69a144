/** What the responses of Express and of Fastify have in common. */
export interface NestResponse {
  header(name: string, value: string): unknown;
  status(code: number): this;
  send(text: string): unknown;
}

/** Sets the headers of a web-standard response. Whether Nest sends the rest, or we do, is up to the caller. */
export function setHeaders(from: Response, to: NestResponse): void {
  from.headers.forEach((value, name) => to.header(name, value));
}
