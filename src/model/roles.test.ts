import { describe, expect, test } from 'vitest';
import { DeclarationError } from './problems/declaration-error.js';
import type { Problem } from './problems/problem.js';
import { defineRoles } from './roles.js';

/** What is complained of in a declaration that the compiler would refuse. */
function problemsOf(definitions: unknown): readonly Problem[] {
  try {
    defineRoles(definitions as Record<string, string>);
  } catch (error) {
    if (error instanceof DeclarationError) return error.problems;
    throw error;
  }
  return [];
}

test('the roles come back in their order', () => {
  expect(
    defineRoles({ owner: 'a', admin: { description: 'b', extends: ['owner'] } }).roles,
  ).toEqual(['owner', 'admin']);
});

test('a role may extend one that is declared after it', () => {
  expect(problemsOf({ admin: { description: 'a', extends: ['owner'] }, owner: 'b' })).toEqual([]);
});

test('a role that extends an unknown one is refused, with what was meant', () => {
  expect(problemsOf({ support: 'a', admin: { description: 'b', extends: ['suport'] } })).toEqual([
    {
      code: 'role-unknown',
      message: "Role 'admin' extends 'suport', which is not a declared role.",
      help: "Did you mean 'support'? Declared: support, admin.",
      literal: 'suport',
    },
  ]);
});

describe('a circle of roles', () => {
  test.each([
    ['of one', { a: { description: '', extends: ['a'] } }, ['a']],
    [
      'of three',
      {
        a: { description: '', extends: ['b'] },
        b: { description: '', extends: ['c'] },
        c: { description: '', extends: ['a'] },
        d: { description: '', extends: ['a'] },
      },
      ['a', 'b', 'c'],
    ],
  ])('%s is refused at each of its roles', (_, definitions, names) => {
    const problems = problemsOf(definitions);
    expect(problems.map(({ code, literal }) => `${code} ${literal}`)).toEqual(
      names.map((name) => `role-cycle ${name}`),
    );
  });

  test('is none where two roads lead to one role', () => {
    expect(
      problemsOf({
        a: { description: '', extends: ['b', 'c'] },
        b: { description: '', extends: ['d'] },
        c: { description: '', extends: ['d'] },
        d: '',
      }),
    ).toEqual([]);
  });
});

describe('a name', () => {
  test.each(['owner', 'super-admin', 'super_admin', 'A1'])('%j can be used', (name) => {
    expect(problemsOf({ [name]: '' })).toEqual([]);
  });

  test.each(['', '1st', 'two words', 'anyone', 'ünïcode', "it's", '__proto__', 'a.b'])(
    '%j can not',
    (name) => {
      expect(problemsOf(Object.fromEntries([[name, '']]))[0]).toMatchObject({
        code: 'role-name',
        literal: name,
      });
    },
  );

  test('`__proto__` is noticed in a literal, too', () => {
    const definitions = { owner: '', __proto__: { description: 'x' } };
    expect(problemsOf(definitions).map(({ code }) => code)).toEqual(['role-name']);
  });
});

describe('what is no declaration', () => {
  test.each([[undefined], [null], [[]], ['owner'], [7]])('%j is refused', (definitions) => {
    expect(problemsOf(definitions).map(({ code }) => code)).toContain('role-invalid');
  });

  test.each([
    [undefined],
    [null],
    [7],
    [[]],
    [{}],
    [{ description: 7 }],
    [{ description: '', extends: 'a' }],
  ])('a role that is %j is refused', (definition) => {
    expect(problemsOf({ owner: definition })).toMatchObject([
      { code: 'role-invalid', literal: 'owner' },
    ]);
  });
});

describe('an option that is none', () => {
  test('is refused, with the nearest in its help', () => {
    const definitions = { support: '', admin: { description: '', extnds: ['support'] } };
    expect(problemsOf(definitions)).toEqual([
      {
        code: 'option-unknown',
        message: "Role 'admin' was declared with 'extnds', which is not an option.",
        help: "Did you mean 'extends'? Declared: description, extends.",
        literal: 'extnds',
      },
    ]);
  });

  test('is refused beside what else is wrong', () => {
    const definitions = { admin: { described: 'Operations staff' } };
    expect(problemsOf(definitions).map(({ code }) => code)).toEqual([
      'role-invalid',
      'option-unknown',
    ]);
  });
});

test('every mistake is listed at once', () => {
  const problems = problemsOf({ '1st': '', a: { description: '', extends: ['nobody', 'a'] } });
  expect(problems.map(({ code }) => code)).toEqual(['role-name', 'role-unknown', 'role-cycle']);
});
