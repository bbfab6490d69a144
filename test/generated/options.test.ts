/** What the server set in an option of a variant: no patch names it, and it goes with the option. */
import { apply, parse, safeParse, safeParseJsonPatch } from 'gen-dtos/runtime';
import { expect, test } from 'vitest';
import { updateAccountByOwner } from '../attacks/generated/account.js';

const record = { payment: { kind: 'card', holder: 'M.', charged: true }, bio: null };

const replaced = { kind: 'card', holder: 'N.' } as const;

test('a merge patch replaces the option whole, and what was set in it is gone', () => {
  const changes = parse(updateAccountByOwner, { payment: replaced });
  expect(apply(record, changes).payment).toEqual(replaced);
});

test('a JSON Patch that replaces it does the same', () => {
  const patch = [{ op: 'replace', path: '/payment', value: replaced }];
  const result = safeParseJsonPatch(updateAccountByOwner, patch, record);
  expect(result).toEqual({ success: true, output: { payment: replaced } });
});

test.each([[true], [false], [null]])('a merge patch that names it is refused: %j', (charged) => {
  const result = safeParse(updateAccountByOwner, { payment: { ...replaced, charged } });
  expect(result).toMatchObject({
    success: false,
    issues: [{ code: 'not_writable', path: ['payment', 'charged'] }],
  });
});

test.each([
  ['removed', { op: 'remove', path: '/payment/charged' }, 'path'],
  ['replaced', { op: 'replace', path: '/payment/charged', value: false }, 'path'],
  ['replaced by what it is', { op: 'replace', path: '/payment/charged', value: true }, 'path'],
  ['added', { op: 'add', path: '/payment/mandate_id', value: 'x' }, 'path'],
  ['written inside', { op: 'add', path: '/payment/charged/x', value: 1 }, 'path'],
  ['copied over', { op: 'copy', from: '/display_name', path: '/payment/charged' }, 'path'],
])('in a JSON Patch it is not %s', (_, operation, member) => {
  const full = { ...record, display_name: 'M.' };
  const result = safeParseJsonPatch(updateAccountByOwner, [operation], full);
  expect(result).toMatchObject({
    success: false,
    issues: [{ code: 'not_writable', path: [0, member] }],
  });
});

test('nor is anything changed beside it, which would write it again', () => {
  const patch = [{ op: 'replace', path: '/payment/holder', value: 'N.' }];
  expect(safeParseJsonPatch(updateAccountByOwner, patch, record)).toMatchObject({
    success: false,
    issues: [{ code: 'not_writable' }],
  });
  const unset = { payment: { kind: 'card', holder: 'M.' } };
  expect(safeParseJsonPatch(updateAccountByOwner, patch, unset)).toEqual({
    success: true,
    output: { payment: replaced },
  });
});
