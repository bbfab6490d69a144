import type { AttackAnswer, SendAttack } from './run-attacks.js';

/**
 * Sends attacks to a URL by `fetch`, with the method, content type, query and headers that each asks
 * for, and reads the pointers of an RFC 9457 answer, as `toProblem` makes it.
 *
 * @param url The resource: a collection for `create`, a record for `update` and `replace`.
 * @param headers What else is sent: the credentials of whoever the Dto is for.
 * @param fetchOne Sends a request, where `fetch` alone won't do: one that signs it first, say.
 *
 * @returns What `runAttacks` asks for.
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
    const request = new Request(query === '' ? url : `${url}?${query}`, {
      method,
      headers: {
        ...headers,
        ...attack.headers,
        ...(contentType !== '' && { 'content-type': contentType }),
      },
      // Of bytes, `fetch` says no content type by itself.
      body: typeof body === 'string' ? new TextEncoder().encode(body) : Uint8Array.from(body),
    });
    const response = await fetchOne(request);
    return { status: response.status, pointers: pointersIn(await response.text()) };
  };
}

/** The places that a problem document names; none if the text is none. */
function pointersIn(text: string): AttackAnswer['pointers'] {
  try {
    const { errors } = JSON.parse(text) as { readonly errors?: unknown };
    return Array.isArray(errors) ? errors.flatMap(pointerIn) : [];
  } catch {
    return [];
  }
}

/** In its URI fragment form (RFC 6901, section 6) or as it is. */
function pointerIn(error: unknown): string[] {
  const { pointer } = Object(error) as { readonly pointer?: unknown };
  if (typeof pointer !== 'string') return [];
  return [pointer.startsWith('#') ? decodeURIComponent(pointer.slice(1)) : pointer];
}
