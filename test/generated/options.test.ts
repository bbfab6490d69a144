/** What the server set in an option of a variant, or of a list of them: no patch names it, and it goes with the option. */
import { apply, parse, safeParse, safeParseJsonPatch } from 'gen-dtos/runtime';
import { describe, expect, test } from 'vitest';
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

describe('a list of options', () => {
  const methods = [{ kind: 'card', holder: 'M.' }];
  const listed = { ...record, methods, display_name: 'M.' };

  test.each([
    ['removed', { op: 'remove', path: '/methods/0/charged' }],
    ['replaced', { op: 'replace', path: '/methods/0/charged', value: false }],
    ['added', { op: 'add', path: '/methods/0/mandate_id', value: 'x' }],
    ['added at the end', { op: 'add', path: '/methods/-/charged', value: true }],
    ['written inside', { op: 'add', path: '/methods/0/charged/x', value: 1 }],
    ['copied over', { op: 'copy', from: '/display_name', path: '/methods/0/charged' }],
    ['moved over', { op: 'move', from: '/display_name', path: '/methods/7/mandate_id' }],
  ])('has nothing that the server set %s by a JSON Patch', (_, operation) => {
    const stored = { ...listed, methods: [{ ...methods[0], charged: true }] };
    for (const record of [listed, stored]) {
      expect(safeParseJsonPatch(updateAccountByOwner, [operation], record)).toMatchObject({
        success: false,
        issues: [{ code: 'not_writable', path: [0, 'path'], message: 'Not writable' }],
      });
    }
  });

  test('takes no item that brings it', () => {
    const value = { kind: 'iban', iban: 'NL00', mandate_id: 'x' };
    for (const path of ['/methods/-', '/methods/0']) {
      const patch = [{ op: 'add', path, value }];
      expect(safeParseJsonPatch(updateAccountByOwner, patch, listed)).toMatchObject({
        success: false,
        issues: [{ code: 'not_writable', path: [0, 'value', 'mandate_id'] }],
      });
    }
  });

  test('is written item by item where the server set nothing', () => {
    const patch = [
      { op: 'replace', path: '/methods/0/holder', value: 'N.' },
      { op: 'add', path: '/methods/-', value: { kind: 'iban', iban: 'NL00' } },
      { op: 'move', from: '/methods/1', path: '/methods/0' },
    ];
    expect(safeParseJsonPatch(updateAccountByOwner, patch, listed)).toEqual({
      success: true,
      output: {
        methods: [
          { kind: 'iban', iban: 'NL00' },
          { kind: 'card', holder: 'N.' },
        ],
      },
    });
  });
});
