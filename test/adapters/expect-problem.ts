import { expect } from 'vitest';
import { HASH } from './application.js';
import type { Answer } from './send.js';

/** A value that is sent and must not come back. */
export const SECRET = 'hunter2-hunter2';

export interface Told {
  readonly errors: readonly { readonly code: string; readonly pointer: string }[];
}

/** Expects a problem (RFC 9457) that repeats nothing of what was sent. */
export function expectProblem({ status, headers, text }: Answer, expected: number): Told {
  expect(status, text).toBe(expected);
  expect(headers['content-type']).toMatch(/^application\/problem\+json(; ?charset=utf-8)?$/);
  expect(headers['cache-control']).toBe('no-store');
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain(HASH);
  const problem = JSON.parse(text);
  expect(Object.keys(problem).sort()).toEqual(['detail', 'errors', 'status', 'title', 'type']);
  expect(problem).toMatchObject({ type: 'about:blank', status: expected });
  return problem;
}
