import { expect, test } from 'vitest';
import { updateUserByOwner } from '../../examples/quickstart/generated/user.js';
import { bodyTypesOf } from '../../src/adapters/receive/body-types.js';
import { UnreadBody } from '../../src/adapters/receive/unread-body.js';
import { unfitType, unreadResponse } from '../../src/adapters/receive/unfit-body.js';
import { refusalProblem } from '../../src/guard/refusal.js';
import { safeParseJson, toProblem } from 'gen-dtos/runtime';
import { badRequest } from '../../src/runtime/problem-response.js';
import type { Problem } from '../../src/runtime/problem.js';
import { REFUSALS } from './problem.js';

function problemOf(body: string): Problem {
  const result = safeParseJson(updateUserByOwner, body);
  return toProblem(result.success ? [] : result.issues);
}

const answered: Readonly<Record<keyof typeof REFUSALS, () => unknown>> = {
  '400': () => badRequest(problemOf('{')),
  '401': () => refusalProblem({ status: 401, reason: 'credentials_missing' }),
  '403': () => refusalProblem({ status: 403, reason: 'role_missing' }),
  '404': () => refusalProblem({ status: 404, reason: 'record_missing' }),
  '413': () => unreadResponse(new UnreadBody('too_large')).json(),
  '415': () => unfitType('POST', bodyTypesOf({ shape: 'create' })).json(),
  '422': () => problemOf('{ "unknown": true }'),
};

test.each(Object.entries(REFUSALS))(
  '%s has an answer of ours for an example',
  async (status, { response }) => {
    const example = response.content?.['application/problem+json']?.example;
    expect(example).toEqual(await answered[status as keyof typeof REFUSALS]());
  },
);
