import type { AttackAnswer, SendAttack } from './run-attacks.js';

/**
 * Makes a function that sends attacks to a URL with `fetch`: with the method, content type, query
 * and headers of each. It reads the pointers in the answer if that is a problem (RFC 9457) as
 * `toProblem` makes it.
 *
 * @param url The URL of the resource: a collection for `create`, a record for `update` and
 * `replace`.
 * @param headers Headers to send with each attack: the credentials of a caller with the roles of
 * the Dto.
 * @param fetchOne Sends one request, if it takes more than `fetch`: a function that signs it first,
 * for example.
 *
 * @returns A function to pass to `runAttacks` or `runAttack`.
 *
 * @example
 * ```ts
 * import { sendTo } from 'gen-dtos/testing';
 *
 * const url = 'http://127.0.0.1:3000/users/1';
 * const send = sendTo(url, { cookie: 'session=of-mallory' });
 *
 * declare function sign(request: Request): Promise<Request>;
 * const sendSigned = sendTo(url, {}, async (request) => fetch(await sign(request)));
 * ```
 */
export function sendTo(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  fetchOne: (request: Request) => Promise<Response> = fetch,
): SendAttack {
  return async (attack) => {
    const { method, contentType, query, body } = attack;
    const request = new Request(withQuery(url, query), {
      method,
      headers: {
        ...headers,
        ...attack.headers,
        ...(contentType !== '' && { 'content-type': contentType }),
      },
      // Bytes, because `fetch` adds a content type to a text.
      body: typeof body === 'string' ? new TextEncoder().encode(body) : Uint8Array.from(body),
    });
    const response = await fetchOne(request);
    return { status: response.status, pointers: pointersIn(await response.text()) };
  };
}

/** The URL with a query string added, which may have one already. */
function withQuery(url: string, query: string): string {
  if (query === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** The places that a problem names; none if the text is not a problem. */
function pointersIn(text: string): AttackAnswer['pointers'] {
  try {
    const { errors } = JSON.parse(text) as { readonly errors?: unknown };
    return Array.isArray(errors) ? errors.flatMap(pointerIn) : [];
  } catch {
    return [];
  }
}

/** The pointer of an error, which may be in URI fragment form (RFC 6901, section 6). */
function pointerIn(error: unknown): string[] {
  const { pointer } = Object(error) as { readonly pointer?: unknown };
  if (typeof pointer !== 'string') return [];
  return [pointer.startsWith('#') ? decodeURIComponent(pointer.slice(1)) : pointer];
}
