/** What is refused where nobody waits: by `parse`, `safeParse` and `~standard.validate`. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createDto } from '../create-dto.js';
import type { Dto } from '../dto.js';
import type { ModelGrants } from '../model-grants.js';
import { parse, safeParse, type ParseOptions } from '../parse.js';
import { toProblem } from '../problem.js';
import type { RefusedReport } from '../audit/refused-report.js';
import { checkReferences } from './check-references.js';
import type { AskedReferences } from './may-reference.js';

const team = { model: 'Team', key: 'id' };
const note: ModelGrants = { by: { create: 1, references: { model: 'User', key: 'id' } }, text: {} };
const grants: ModelGrants = {
  name: { update: 1 },
  team: { update: 1, references: team },
  teams: { update: 1, references: team },
  board: { update: 1, references: { model: 'Team', key: 'number' } },
  pinned: { update: 1, model: () => note },
  notes: { update: 1, list: () => note },
  self: { update: 1, model: () => grants },
  toString: { update: 1, references: team },
};

/** A Dto that takes whatever it is given. */
function dtoFor(shape: 'create' | 'update' | 'replace' = 'update'): Dto<object> {
  return createDto(
    {
      model: 'Project',
      shape,
      bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
      read: (input) => structuredClone(input),
      grants,
      checkReferences,
      jsonSchema: () => ({}),
    },
    ['owner'],
  );
}

const all = ({ ids }: AskedReferences): readonly (string | number | bigint)[] => ids;

function places(input: unknown, options?: ParseOptions): string[] {
  const result = safeParse(dtoFor(), input, options);
  if (result.success) return [];
  return result.issues.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

describe('without mayReference', () => {
  test('an input without references is parsed', () => {
    expect(parse(dtoFor(), { name: 'x' })).toEqual({ name: 'x' });
    expect(parse(dtoFor(), { team: null, teams: [], notes: [{ text: 'x' }] })).toEqual({
      team: null,
      teams: [],
      notes: [{ text: 'x' }],
    });
  });

  test.each([
    [{ team: undefined, teams: [undefined] }],
    [{ pinned: null, notes: [null], self: undefined }],
    [{ notes: null }],
  ])('nothing refers to nothing: %o', (input) => {
    expect(places(input)).toEqual([]);
  });

  test('every reference is refused in its place', () => {
    const input = {
      team: 't1',
      teams: ['t1', null, 't2'],
      pinned: { by: 'u1' },
      notes: [{ text: 'x' }, { by: 'u1' }],
      self: { self: { board: 1 } },
    };
    expect(places(input)).toEqual([
      'value_not_allowed team: Reference not checked',
      'value_not_allowed teams.0: Reference not checked',
      'value_not_allowed teams.2: Reference not checked',
      'value_not_allowed pinned.by: Reference not checked',
      'value_not_allowed notes.1.by: Reference not checked',
      'value_not_allowed self.self.board: Reference not checked',
    ]);
  });

  test('frameworks that validate get nothing', () => {
    expect(dtoFor()['~standard'].validate({ team: 't1' })).toEqual({
      issues: [{ code: 'value_not_allowed', path: ['team'], message: 'Reference not checked' }],
    });
  });

  test('the audit log is told', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    safeParse(dtoFor(), { notes: [{ by: 'secret' }] }, { onRefused, principal: 'ann' });
    expect(onRefused.mock.calls).toMatchObject([
      [{ principal: 'ann', outcome: 'rejected', issues: [{ pointer: '/notes/0/by' }] }],
    ]);
    expect(JSON.stringify(onRefused.mock.calls)).not.toContain('secret');
  });

  test('a hundred are told, and none more', () => {
    expect(places({ teams: Array.from({ length: 5000 }, (_, index) => `t${index}`) })).toHaveLength(
      100,
    );
  });
});

test('as many references as memory holds exhaust no stack', () => {
  const teams = Array.from({ length: 200_000 }, (_, index) => index);
  expect(places({ teams })).toHaveLength(100);
  expect(places({ teams }, { mayReference: all })).toEqual([]);
});

const NO_IDS = '`mayReference` has to return a list or set of ids, not rows, a promise or true.';

describe('with mayReference', () => {
  test('it is asked once for each key of a model, with each id once', () => {
    const mayReference = vi.fn(all);
    const input = { team: 't1', teams: ['t2', 't1'], board: 7, pinned: { by: 'u1' } };
    expect(safeParse(dtoFor(), input, { mayReference, principal: 'ann' }).success).toBe(true);
    const rest = { operation: 'update', principal: 'ann' };
    expect(mayReference.mock.calls).toEqual([
      [{ model: 'Team', key: 'id', ids: ['t1', 't2'], ...rest }],
      [{ model: 'Team', key: 'number', ids: [7], ...rest }],
      [{ model: 'User', key: 'id', ids: ['u1'], ...rest }],
    ]);
  });

  test('it is asked about ids only, whatever was sent in their place', () => {
    const mayReference = vi.fn(all);
    const input = { team: { $ne: null }, teams: [true, ['t1'], 't2'], board: { gt: 0 } };
    expect(places(input, { mayReference })).toHaveLength(4);
    expect(mayReference.mock.calls.map(([{ key, ids }]) => [key, ids])).toEqual([
      ['id', ['t2']],
      ['number', []],
    ]);
  });

  test('it is not asked if there is nothing to ask, or the input is refused anyway', () => {
    const mayReference = vi.fn(all);
    safeParse(dtoFor(), { name: 'x', team: null }, { mayReference });
    safeParse(createDto({ ...dtoFor()['~dto'] }, ['nobody']), { team: 't1' }, { mayReference });
    expect(mayReference).not.toHaveBeenCalled();
  });

  test.each([
    ['create', 'create'],
    ['update', 'update'],
    ['replace', 'update'],
  ] as const)('to %s asks for the operation %s', (shape, operation) => {
    const mayReference = vi.fn(all);
    safeParse(dtoFor(shape), { team: 't1' }, { mayReference });
    expect(mayReference).toHaveBeenCalledWith(expect.objectContaining({ operation }));
  });

  test('what it does not answer is refused, and not said again', () => {
    const options = { mayReference: () => new Set(['t2']) };
    expect(places({ team: 'secret', teams: ['t2', 'secret'] }, options)).toEqual([
      'value_not_allowed team: Unknown or not yours',
      'value_not_allowed teams.1: Unknown or not yours',
    ]);
    const result = safeParse(dtoFor(), { team: 'secret' }, options);
    const problem = toProblem(result.success ? [] : result.issues);
    expect(problem.errors).toEqual([
      { code: 'invalid', detail: 'Invalid value', pointer: '#/team' },
    ]);
  });

  test.each([
    ['a text for a number', { board: '7' }, [7]],
    ['a number for a bigint', { board: 7 }, [7n]],
    ['another case', { team: 'T1' }, ['t1']],
    ['an object', { team: { id: 't1' } }, ['t1']],
    ['a list in a list', { teams: [['t1']] }, ['t1']],
    ['true', { team: true }, []],
  ])('%s is no match', (_, input, ids) => {
    expect(places(input, { mayReference: () => ids })).toHaveLength(1);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['true', true],
    ['a text', 't1'],
    ['a promise', Promise.resolve(['t1'])],
    ['rows', [{ id: 't1' }]],
    ['entries', new Map([['t1', true]])],
    ['an object', { t1: true }],
    ['ids and nothing', ['t1', null]],
  ])('an answer of %s is a TypeError', (_, answer) => {
    const mayReference = (): never => answer as never;
    const safe = (): unknown => safeParse(dtoFor(), { team: 't1' }, { mayReference });
    expect(safe).toThrow(new TypeError(NO_IDS));
  });

  test('what it throws is thrown', () => {
    const mayReference = (): never => {
      throw new Error('no database');
    };
    expect(() => safeParse(dtoFor(), { team: 't1' }, { mayReference })).toThrow('no database');
  });

  test('an answer with more than was asked allows no more', () => {
    const mayReference = (): Iterable<string> => ['t1', 't2', 'toString', '__proto__'];
    expect(places({ team: 't1' }, { mayReference })).toEqual([]);
    expect(places({ team: 'constructor' }, { mayReference })).toHaveLength(1);
  });

  test('exactly the ids that were answered get through', () => {
    const id = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor', ''), fc.integer());
    fc.assert(
      fc.property(fc.array(id), fc.array(id), (ids, allowed) => {
        const found = places({ teams: ids }, { mayReference: () => allowed });
        const expected = ids.flatMap((one, index) =>
          allowed.includes(one) ? [] : [`value_not_allowed teams.${index}: Unknown or not yours`],
        );
        expect(found).toEqual(expected.slice(0, 100));
      }),
    );
  });
});
