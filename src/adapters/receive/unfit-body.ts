import { problemResponse, wholeProblem } from '../../runtime/problem-response.js';
import type { BodyType } from './body-types.js';
import type { UnreadBody } from './unread-body.js';

/**
 * A 415 that names the accepted types: in `Accept-Patch` (RFC 5789, section 2.2), `Accept-Post`
 * (Linked Data Platform, section 7.1) or `Accept` (RFC 9110, section 12.5.1).
 */
export function unfitType(method: string, types: readonly BodyType[]): Response {
  const accepted = types.map(({ mediaType }) => mediaType).join(', ');
  const header = method === 'PATCH' ? 'accept-patch' : method === 'POST' ? 'accept-post' : 'accept';
  const problem = wholeProblem(415, `The Content-Type has to be ${accepted}.`);
  return problemResponse(problem, { [header]: accepted });
}

/** A 415 that says which encoding to send instead (RFC 9110, section 12.5.3). */
export function unfitEncoding(): Response {
  const problem = wholeProblem(415, 'A Content-Encoding is not accepted.');
  return problemResponse(problem, { 'accept-encoding': 'identity' });
}

/** A 400, as RFC 9112 (section 3.2) requires for an invalid target or `Host`. */
export function unsoundAddress(): Response {
  return problemResponse(
    wholeProblem(400, 'The address or the Host is not one that can be asked for.'),
  );
}

/** A 413, or a 400 for a body that ended too early, although hardly anyone is left to read that. */
export function unreadResponse({ reason }: UnreadBody): Response {
  return problemResponse(
    reason === 'too_large'
      ? wholeProblem(413, 'The body is too large.')
      : wholeProblem(400, 'The body is cut off.'),
  );
}
