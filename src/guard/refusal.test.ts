import { describe, expect, test } from 'vitest';
import { refusalProblem, refusalResponse, type Refusal } from './refusal.js';

const wrong: Refusal = {
  status: 401,
  reason: 'credentials_wrong',
  challenge: 'Basic realm="users", charset="UTF-8"',
};

describe('a client is told', () => {
  test('the status, in the form of RFC 9457', () => {
    expect(refusalProblem({ status: 403, reason: 'role_missing' })).toEqual({
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
      detail: 'This is not allowed.',
      errors: [],
    });
  });

  test.each([
    'credentials_missing',
    'credentials_malformed',
    'credentials_unknown',
    'credentials_expired',
    'credentials_revoked',
    'signature_replayed',
  ] as const)('nothing that tells wrong credentials from %s', (reason) => {
    expect(refusalProblem({ status: 401, reason })).toEqual(refusalProblem(wrong));
  });

  test('nothing that tells a concealed record from a missing one', () => {
    expect(refusalProblem({ status: 404, reason: 'tenant_foreign' })).toEqual(
      refusalProblem({ status: 404, reason: 'record_missing' }),
    );
  });

  test('that a key has no place in the query string', () => {
    expect(refusalProblem({ status: 401, reason: 'credentials_in_query' }).detail).toMatch(
      /query string/,
    );
  });
});

describe('the response', () => {
  test('is a problem with its challenge, and is not stored', async () => {
    const response = refusalResponse(wrong);
    expect(response.status).toBe(401);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'www-authenticate': 'Basic realm="users", charset="UTF-8"',
    });
    expect(await response.json()).toEqual(refusalProblem(wrong));
  });

  test('never holds the reason', async () => {
    expect(await refusalResponse(wrong).text()).not.toContain('wrong');
  });

  test('has no challenge where there is none', () => {
    const response = refusalResponse({ status: 404, reason: 'record_missing' });
    expect(response.headers.has('www-authenticate')).toBe(false);
  });
});
