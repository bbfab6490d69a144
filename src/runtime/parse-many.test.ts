import { expect, test, vi } from 'vitest';
import { createDto } from './create-dto.js';
import { DtoError } from './dto-error.js';
import type { Dto } from './dto.js';
import { parseMany, safeParseMany } from './parse-many.js';
import type { RefusedReport } from './audit/refused-report.js';
import { missing, refuse } from './report.js';
import { upsertDto } from './upsert-dto.js';

/** Takes objects with a `name`; refuses `is_admin`. */
const dto = (shape: 'create' | 'update'): Dto<{ name?: string }> =>
  createDto(
    {
      model: 'User',
      shape,
      bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
      read(input, report) {
        const { name, is_admin } = input as { name?: unknown; is_admin?: unknown };
        if (name === undefined && shape === 'create') missing(report, 'name');
        if (is_admin !== undefined) refuse(report, 'not_writable', 'Not writable', 'is_admin');
        return { name };
      },
      grants: {},
      jsonSchema: () => ({}),
    },
    ['owner'],
  );
const update = dto('update');

test('returns every item in its order', () => {
  expect(parseMany(update, [{ name: 'a' }, { name: 'b' }])).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(parseMany(update, [])).toEqual([]);
});

test('throws where nobody awaited the list, which no client has sent', () => {
  const onRefused = vi.fn();
  expect(() => safeParseMany(update, Promise.resolve([]), { onRefused })).toThrow(
    new TypeError('The input is a promise. Await it.'),
  );
  expect(onRefused).not.toHaveBeenCalled();
});

test('one refused item refuses all of them, at its index', () => {
  const input = [{ name: 'a' }, { is_admin: true }, { name: 'b' }, { is_admin: true }];
  expect(safeParseMany(update, input)).toEqual({
    success: false,
    issues: [
      { code: 'not_writable', path: [1, 'is_admin'], message: 'Not writable' },
      { code: 'not_writable', path: [3, 'is_admin'], message: 'Not writable' },
    ],
  });
  expect(() => parseMany(update, input)).toThrow(DtoError);
});

test.each([[{}], [null], ['[]'], [new Set()], [{ length: 1, 0: {} }]])('%j is no list', (input) => {
  expect(safeParseMany(update, input)).toMatchObject({
    success: false,
    issues: [{ code: 'invalid', path: [], message: 'Invalid type: Expected Array' }],
  });
});

test.each([
  [{}, 'Invalid type: Expected Array'],
  [Array.from({ length: 1_001 }), 'Invalid length: Expected <=1000'],
])('onRefused is told of what is refused as a whole', (input, message) => {
  const onRefused = vi.fn();
  safeParseMany(update, input, { onRefused, principal: 'mallory' });
  expect(onRefused.mock.calls).toEqual([
    [
      {
        model: 'User',
        shape: 'update',
        operation: 'update',
        roles: ['owner'],
        principal: 'mallory',
        outcome: 'rejected',
        issues: [{ code: 'invalid', path: [], message, pointer: '' }],
      },
    ],
  ]);
  safeParseMany(() => update, input, { onRefused });
  expect(onRefused).toHaveBeenCalledOnce();
});

test('a list has an end', () => {
  const input = Array.from({ length: 1_001 }, () => ({}));
  expect(safeParseMany(update, input)).toMatchObject({
    issues: [{ path: [], message: 'Invalid length: Expected <=1000' }],
  });
  expect(safeParseMany(update, input, { maxItems: 1_001 }).success).toBe(true);
});

test.each([NaN, -1, '10' as never])(
  'a list as long as %j is a mistake of the server',
  (maxItems) => {
    expect(() => safeParseMany(update, [], { maxItems })).toThrow(
      new RangeError('`maxItems` has to be a number of at least 0.'),
    );
  },
);

test('no more than a hundred reasons are listed, and no item is looked at behind them', () => {
  const choose = vi.fn(() => update);
  const input = Array.from({ length: 500 }, () => ({ is_admin: true }));
  const result = safeParseMany(choose, input);
  expect(!result.success && result.issues).toHaveLength(100);
  expect(choose).toHaveBeenCalledTimes(100);
});

test('onRefused is told of each refused item, and where it is', () => {
  const reports: RefusedReport[] = [];
  const options = { onRefused: (report: RefusedReport) => void reports.push(report), principal: 1 };
  safeParseMany(update, [{ is_admin: 1 }, {}, { is_admin: 1 }], options);
  expect(reports.map(({ issues, principal }) => [principal, issues[0]?.pointer])).toEqual([
    [1, '/0/is_admin'],
    [1, '/2/is_admin'],
  ]);
});

test('an upsert in bulk asks each item for its own', () => {
  const stored = new Map([['a', {}]]);
  const choose = (item: unknown): Dto<{ name?: string }> =>
    upsertDto(stored.get(String((item as { key?: unknown }).key)), {
      create: dto('create'),
      update,
    });
  expect(safeParseMany(choose, [{ key: 'a' }, { key: 'b' }])).toMatchObject({
    issues: [{ path: [1, 'name'], message: 'Missing' }],
  });
});
