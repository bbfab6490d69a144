import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { conditionsIn } from './conditions.js';
import { createField } from './field.js';
import { writeAccess } from './grants.js';
import { narrow } from './narrow.js';
import { DeclarationError } from './problems/declaration-error.js';
import type { Problem } from './problems/problem.js';
import { defineRoles } from './roles.js';
import { when } from './when.js';

const { field, model } = defineRoles({ owner: '', editor: '' });

function problemsOf(declare: () => unknown): readonly Problem[] {
  try {
    declare();
    return [];
  } catch (error) {
    if (error instanceof DeclarationError) return error.problems;
    throw error;
  }
}

/** What is wrong with a condition, in a model with fields of every kind. */
const wrongWith = (condition: unknown, description: unknown = 'sometimes'): readonly Problem[] =>
  problemsOf(() =>
    model('Article', {
      status: field(v.optional(v.picklist(['draft', 'published']))),
      due: field(v.nullable(v.date())),
      size: field(v.number()),
      password: field(v.string(), { stored: false }),
      title: field(v.string(), {
        writableBy: [when('owner', condition as () => boolean, description as string)],
      }),
    }),
  );

test('is plain data', () => {
  const condition = { status: 'draft' };
  expect(when('owner', condition, 'while it is a draft')).toEqual({
    kind: 'conditional',
    grant: 'owner',
    condition,
    description: 'while it is a draft',
  });
});

describe('a condition that can be asked', () => {
  test.each([
    [() => true],
    [{ status: 'draft' }],
    [{ status: ['draft', 'published'], size: 1 }],
    [{ due: null }],
    [{ due: [new Date(0), null] }],
    [Object.assign(Object.create(null), { size: -0.5 })],
  ])('%o', (condition) => {
    expect(wrongWith(condition)).toEqual([]);
  });
});

describe('a condition that can not', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'status'],
    ['true, which always holds', true],
    ['no fields, which always holds', {}],
    ['a list', ['status']],
    ['a date', new Date()],
    [
      'an instance',
      new (class Draft {
        status = 'draft';
      })(),
    ],
  ])('%s is refused', (_, condition) => {
    expect(wrongWith(condition)).toMatchObject([
      { code: 'condition-invalid', literal: 'when', model: 'Article', field: 'title' },
    ]);
  });

  test('names a field that is none, and is told which was meant', () => {
    expect(wrongWith({ statu: 'draft' })).toEqual([
      {
        code: 'condition-invalid',
        message:
          "Field 'Article.title' has a when() with 'statu', which is not a stored field of 'Article'.",
        help: "Did you mean 'status'? Declared: status, due, size, title.",
        literal: 'statu',
        model: 'Article',
        field: 'title',
      },
    ]);
  });

  test.each(['constructor', 'toString', '__proto__', 'password'])(
    "names '%s', of which no record holds anything",
    (key) => {
      expect(wrongWith(Object.fromEntries([[key, 'x']]))).toMatchObject([
        { code: 'condition-invalid', literal: key },
      ]);
    },
  );

  test.each([
    [[]],
    [undefined],
    [{}],
    [[['draft']]],
    [() => 'draft'],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [new Date(Number.NaN)],
    [1n],
    [Symbol('draft')],
    [Object('draft')],
    [['draft', undefined]],
  ])('compares with %o', (value) => {
    expect(wrongWith({ size: value })).toMatchObject([
      { code: 'condition-invalid', literal: 'size' },
    ]);
  });

  test('names a value that the field could not hold', () => {
    expect(wrongWith({ status: ['draft', 'drafd'] })).toMatchObject([
      {
        message: `Field 'Article.title' has a when() with "drafd", a value that 'status' could not hold.`,
        literal: 'drafd',
      },
    ]);
  });

  test.each([[null], [''], [' \n'], [7]])('is described by %o', (description) => {
    expect(wrongWith(() => true, description)).toMatchObject([
      { code: 'condition-invalid', message: expect.stringMatching('without a description') },
    ]);
  });

  test('says every mistake of it, once', () => {
    const twice = when('owner', { a: 1, b: 2 }, '');
    const declare = (): unknown =>
      model('Article', { title: field(v.string(), { writableBy: [twice, twice] }) });
    expect(problemsOf(declare)).toHaveLength(3);
  });
});

describe('a grant', () => {
  const always = (): boolean => true;
  const granting = (grant: unknown): readonly Problem[] =>
    problemsOf(() =>
      model('Article', {
        title: field(v.picklist(['a', 'b']), { writableBy: { update: [grant as 'owner'] } }),
      }),
    );

  test('to a role that is not declared is refused', () => {
    expect(granting(when('ownr', always, 'x'))).toMatchObject([
      {
        code: 'role-unknown',
        literal: 'ownr',
        help: expect.stringMatching("Did you mean 'owner'"),
      },
    ]);
  });

  test('of values that the field could not hold is refused', () => {
    const grant = when(narrow('owner', v.picklist(['a', 'c'])), always, 'x');
    expect(granting(grant)).toMatchObject([{ code: 'grant-invalid', literal: 'c' }]);
    expect(granting(when(narrow('owner', v.picklist(['a'])), always, 'x'))).toEqual([]);
  });

  test.each([
    [when(when('owner', always, 'x') as unknown as 'owner', always, 'y')],
    [when(undefined as unknown as 'owner', always, 'x')],
    [when(7 as unknown as 'owner', always, 'x')],
    [{ kind: 'conditional' }],
  ])('of no role is refused: %o', (grant) => {
    expect(granting(grant).map(({ code }) => code)).toContain('grant-invalid');
  });

  test('of creating under a condition is refused: there is no record', () => {
    const grant = when('owner', always, 'x') as unknown as 'owner';
    const declare = (): unknown =>
      model('Article', { title: field(v.string(), { writableBy: { create: [grant] } }) });
    expect(problemsOf(declare)).toMatchObject([
      { code: 'condition-invalid', message: expect.stringMatching("in 'create'"), literal: 'when' },
    ]);
  });
});

describe('the rule', () => {
  const draft = when('owner', { status: 'draft' }, 'while it is a draft');
  const some = when(narrow('owner', v.picklist(['a'])), { status: 'review' }, 'in review');
  const title = createField(v.picklist(['a', 'b']), { writableBy: [draft, some, 'editor'] });

  test('grants nothing by a role alone', () => {
    expect(writeAccess(title, 'update', new Set(['owner']))).toEqual({ values: 'none' });
  });

  test('grants what the condition opens', () => {
    expect(writeAccess(title, 'update', new Set([draft]))).toEqual({ values: 'all' });
    expect(writeAccess(title, 'update', new Set([some]))).toEqual({
      values: 'some',
      narrowings: [some.grant],
    });
    expect(writeAccess(title, 'update', new Set([some, draft]))).toEqual({ values: 'all' });
  });

  test('grants no creating', () => {
    expect(title.writableBy.create).toEqual(['editor']);
    expect(writeAccess(title, 'create', new Set(['owner', draft, some]))).toEqual({
      values: 'none',
    });
  });

  test('knows another grant by what it is, not by what it says', () => {
    const twin = when('owner', { status: 'draft' }, 'while it is a draft');
    expect(writeAccess(title, 'update', new Set([twin]))).toEqual({ values: 'none' });
  });
});

describe('conditions that say the same of a role are one', () => {
  const isSmall = (record: { size: number }): boolean => record.size < 2;
  const counted = (...grants: readonly ReturnType<typeof when>[]): number =>
    conditionsIn({
      a: createField(v.string(), { writableBy: grants }),
      b: createField(v.string(), { writableBy: { update: grants.slice(0, 1) } }),
    }).length;
  const draft = when('owner', { status: 'draft' }, 'x');

  test.each([
    ['the same', draft, 1],
    ['a list of one', when('owner', { status: ['draft'] }, 'x'), 1],
    ['some of the values', when(narrow('owner', v.string()), { status: 'draft' }, 'x'), 1],
    ['another role', when('editor', { status: 'draft' }, 'x'), 2],
    ['other words', when('owner', { status: 'draft' }, 'y'), 2],
    ['another value', when('owner', { status: 'sent' }, 'x'), 2],
    ['another field', when('owner', { state: 'draft' }, 'x'), 2],
    ['a function', when('owner', isSmall, 'x'), 2],
  ])('%s', (_, other, count) => {
    expect(counted(draft, other)).toBe(count);
  });

  test('functions if they are one', () => {
    expect(counted(when('owner', isSmall, 'x'), when('owner', isSmall, 'x'))).toBe(1);
    expect(
      counted(
        when('owner', isSmall, 'x'),
        when('owner', () => true, 'x'),
      ),
    ).toBe(2);
  });

  test('a date is no text', () => {
    const at = new Date(0);
    const text = when('owner', { due: at.toISOString() }, 'x');
    expect(counted(when('owner', { due: at }, 'x'), text)).toBe(2);
  });
});
