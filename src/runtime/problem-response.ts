import type { Problem } from './problem.js';

/**
 * Makes an HTTP response of a problem (RFC 9457). It is not to be cached, since it depends on who
 * asked.
 */
export function problemResponse(
  problem: Problem,
  headers: { readonly [name: string]: string } = {},
): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}

/**
 * A problem with the request as a whole. Its title is that of its status (RFC 9457, section 4.2.1).
 */
export function wholeProblem(status: number, detail: string): Problem {
  const title = TITLES.get(status) ?? 'Refused';
  return { type: 'about:blank', title, status, detail, errors: [] };
}

/** The names of the statuses, from RFC 9110, sections 15.5 and 15.6. */
const TITLES: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [412, 'Precondition Failed'],
  [413, 'Content Too Large'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Content'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
]);

/**
 * The same problem as a 400, for a body that is malformed whatever it says (RFC 9110, section
 * 15.5.1).
 */
export const badRequest = (problem: Problem): Problem => ({
  ...problem,
  title: 'Bad Request',
  status: 400,
});
