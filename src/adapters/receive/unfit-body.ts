import { problemResponse, wholeProblem } from '../../runtime/problem-response.js';
import type { BodyType } from './body-types.js';
import type { UnreadBody } from './unread-body.js';

/**
 * 415, with the types that fit: in `Accept-Patch` (RFC 5789, section 2.2), `Accept-Post` (Linked Data
 * Platform, section 7.1) or `Accept` (RFC 9110, section 12.5.1).
 */
export function unfitType(method: string, types: readonly BodyType[]): Response {
  const accepted = types.map(({ mediaType }) => mediaType).join(', ');
  const header = method === 'PATCH' ? 'accept-patch' : method === 'POST' ? 'accept-post' : 'accept';
  const problem = wholeProblem(415, `The Content-Type has to be ${accepted}.`);
  return problemResponse(problem, { [header]: accepted });
}

/** 415, with what to send instead (RFC 9110, section 12.5.3). */
export function unfitEncoding(): Response {
  const problem = wholeProblem(415, 'A Content-Encoding is not accepted.');
  return problemResponse(problem, { 'accept-encoding': 'identity' });
}

/** 400, as RFC 9112 (section 3.2) wants it. */
export function unsoundAddress(): Response {
  return problemResponse(
    wholeProblem(400, 'The address or the Host is not one that can be asked for.'),
  );
}

/** 413, or 400 if it ended too early, though hardly anybody is left to read that. */
export function unreadResponse({ reason }: UnreadBody): Response {
  return problemResponse(
    reason === 'too_large'
      ? wholeProblem(413, 'The body is too large.')
      : wholeProblem(400, 'The body is cut off.'),
  );
}
