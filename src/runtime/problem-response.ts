import type { Problem } from './problem.js';

/** An answer of RFC 9457. Nobody should keep it: it depends on who asked. */
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

/** A problem that no place in the body is to blame for. */
export function wholeProblem(status: number, title: string, detail: string): Problem {
  return { type: 'about:blank', title, status, detail, errors: [] };
}

/** That of a body that is at fault before anybody asks what it says (RFC 9110, section 15.5.1). */
export const badRequest = (problem: Problem): Problem => ({
  ...problem,
  title: 'Bad Request',
  status: 400,
});
