import { expect, test } from 'vitest';
import type { DtoDefinition } from '../dto.js';
import type { Issue } from '../issue.js';
import { refusedReportOf, type RefusedIssue } from './refused-report.js';

const address = { street: { update: 1 }, verified_at: {} };

const definition: DtoDefinition = {
  model: 'User',
  shape: 'replace',
  bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
  read: () => undefined,
  grants: {
    is_admin: {},
    home: { update: 1, model: () => address },
    addresses: { update: 1, list: () => address },
    meta: { update: 1 },
  },
  jsonSchema: () => ({}),
  roles: ['owner'],
  bits: 1,
};

const reported = (code: Issue['code'], ...path: (string | number)[]): RefusedIssue | undefined => {
  const issues = [{ code, path, message: 'Unknown key' }];
  return refusedReportOf(definition, { issues, outcome: 'rejected' }, undefined).issues[0];
};

test('who replaces, updates', () => {
  expect(refusedReportOf(definition, { issues: [], outcome: 'stripped' }, 'me')).toEqual({
    model: 'User',
    shape: 'replace',
    operation: 'update',
    roles: ['owner'],
    principal: 'me',
    outcome: 'stripped',
    issues: [],
  });
});

test('an issue has a pointer', () => {
  expect(reported('invalid', 'addresses', 0, 'a/b')).toEqual({
    code: 'invalid',
    path: ['addresses', 0, 'a/b'],
    message: 'Unknown key',
    pointer: '/addresses/0/a~1b',
  });
});

test.each([
  ['isAdmin', 'is_admin', ['isAdmin']],
  ['in a model', 'verified_at', ['home', 'verifiedAt']],
  ['in a list of models', 'verified_at', ['addresses', 3, 'Verified_At']],
] as const)('an unknown key that looks like a field: %s', (_, name, path) => {
  expect(reported('unknown_key', ...path)?.looksLike).toBe(name);
});

test.each([
  ['a field itself', 'not_writable', ['is_admin']],
  ['a key of no model', 'unknown_key', ['meta', 'isAdmin']],
  ['a key below an unknown one', 'unknown_key', ['constructor', 'isAdmin']],
  ['the whole', 'unknown_key', []],
] as const)('%s looks like none', (_, code, path) => {
  expect(reported(code, ...path)?.looksLike).toBeUndefined();
});
