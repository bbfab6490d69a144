import { sameOrigin } from 'gen-dtos/auth';
import type { Refusal } from 'gen-dtos/guard';
import { HttpError } from '../http-error.js';
import { callerIn, type Caller } from './caller.js';
import type { Services } from './server.js';
import { isCsrfToken } from './tables/sessions.js';

/** The field of the token, which is no part of what a Dto accepts. */
export const CSRF_FIELD = '_csrf';

export const FOREIGN: Refusal = { status: 403, reason: 'origin_foreign' };

export type ReceivedForm =
  | { readonly success: true; readonly caller: Caller; readonly fields: URLSearchParams }
  | { readonly success: false; readonly refusal: Refusal };

/** A form of one of our own pages, made for the session that sends it. */
export async function receiveForm(services: Services, request: Request): Promise<ReceivedForm> {
  if (!sameOrigin(request, services.origins)) return { success: false, refusal: FOREIGN };
  const who = await callerIn(services.database)(request);
  if (!who.success) return who;
  const fields = await readFields(request);
  const token = fields.get(CSRF_FIELD) ?? '';
  fields.delete(CSRF_FIELD);
  if (!isCsrfToken(who.principal.session, token)) return { success: false, refusal: FOREIGN };
  return { success: true, caller: who.principal, fields };
}

const FORM = 'application/x-www-form-urlencoded';
const BYTES = 16_384;

/**
 * @throws {HttpError} 415 for another type, 413 for too long a body.
 */
export async function readFields(request: Request): Promise<URLSearchParams> {
  if (request.headers.get('content-type') !== FORM) throw new HttpError(415);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > BYTES) throw new HttpError(413);
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
