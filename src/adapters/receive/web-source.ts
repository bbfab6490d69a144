import { collect } from './collect.js';
import { ALREADY_READ, type Source } from './source.js';

/** A web-standard request, as a source. */
export const webSource = (request: Request): Source => ({
  head: request,
  async read(limit) {
    if (request.bodyUsed || request.body?.locked) throw new TypeError(ALREADY_READ);
    return request.body === null ? new Uint8Array() : collect(request.body, limit);
  },
});
