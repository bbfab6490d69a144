import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { definitionOf } from './model.js';
import { narrow } from './narrow.js';
import { DeclarationError } from './problems/declaration-error.js';
import type { Problem } from './problems/problem.js';
import { defineRoles } from './roles.js';
import { when } from './when.js';

const access = defineRoles({
  owner: 'a',
  support: 'b',
  admin: { description: 'c', extends: ['support'] },
});
const { field, model } = access;

/** The factories as JavaScript has them: what the compiler refuses reaches them, too. */
const loose = access as unknown as {
  readonly field: (schema?: unknown, options?: unknown) => never;
  readonly model: (name: unknown, fields?: unknown) => unknown;
};

function problemsOf(declare: () => unknown): readonly Problem[] {
  try {
    declare();
  } catch (error) {
    if (error instanceof DeclarationError) return error.problems;
    throw error;
  }
  return [];
}

const problemsOfField = (options: unknown): readonly Problem[] =>
  problemsOf(() => loose.model('User', { bio: loose.field(v.string(), options) }));

describe('a model', () => {
  const User = model('User', {
    id: field(v.string()),
    bio: field(v.optional(v.string()), { writableBy: ['owner'] }),
    password: field(v.string(), { writableBy: ['owner'], stored: false }),
  });

  test('is the strict valibot schema of its record', () => {
    expect(v.parse(User, { id: '1' })).toEqual({ id: '1' });
    expect(v.is(User, { id: '1', unknown: 1 })).toBe(false);
  });

  test('holds no input-only field in its record', () => {
    expect(Object.keys(User.entries)).toEqual(['id', 'bio']);
  });

  test('carries its definition', () => {
    expect(definitionOf(User)).toMatchObject({ name: 'User', faulty: false });
    expect(Object.keys(User['~model'].fields)).toEqual(['id', 'bio', 'password']);
  });

  test('keeps it in a pipe', () => {
    expect(definitionOf(v.pipe(User, v.title('A user')))).toBe(definitionOf(User));
  });

  test.each([[undefined], [null], ['User'], [v.string()]])('is not %o', (value) => {
    expect(definitionOf(value)).toBeUndefined();
  });
});

describe('a misspelt role', () => {
  test('is refused where it is granted, with what was meant', () => {
    expect(problemsOfField({ writableBy: ['ownr'] })).toEqual([
      {
        code: 'role-unknown',
        message: "Field 'User.bio' is writable by 'ownr', which is not a declared role.",
        help: "Did you mean 'owner'? Declared: owner, support, admin.",
        literal: 'ownr',
        model: 'User',
        field: 'bio',
      },
    ]);
  });

  test('is refused once, though a list speaks of two operations', () => {
    expect(problemsOfField({ writableBy: ['ownr', 'ownr'] })).toHaveLength(1);
  });

  test.each([
    ['in an operation', { writableBy: { update: ['ownr'] } }],
    ['in narrow()', { writableBy: [narrow('ownr', v.string())] }],
    ['among the readers', { readableBy: ['ownr'] }],
  ])('is refused %s', (_, options) => {
    expect(problemsOfField(options)).toMatchObject([{ code: 'role-unknown', literal: 'ownr' }]);
  });

  test('far from every role is answered by the list alone', () => {
    expect(problemsOfField({ writableBy: ['xyz'] })[0]?.help).toBe(
      'Declared: owner, support, admin.',
    );
  });

  test.each(['constructor', '__proto__', 'toString'])('%s is no role', (role) => {
    expect(problemsOfField({ writableBy: [role] })).toMatchObject([{ code: 'role-unknown' }]);
  });
});

describe('an unknown operation', () => {
  test('is refused, with what was meant', () => {
    expect(problemsOfField({ writableBy: { updates: ['owner'] } })).toMatchObject([
      {
        code: 'operation-unknown',
        message: "Field 'User.bio' is writable in 'updates', which is not an operation.",
        help: "Did you mean 'update'? Declared: create, update. A replace (PUT) uses 'update'.",
        literal: 'updates',
      },
    ]);
  });
});

describe('options that say something else', () => {
  test.each([
    ['an unknown option', { writeableBy: ['owner'] }, 'option-unknown', 'writeableBy'],
    ['a text for a list', { writableBy: 'owner' }, 'grant-invalid', 'writableBy'],
    ['a text for an operation', { writableBy: { create: 'owner' } }, 'grant-invalid', 'create'],
    ['a text for readers', { readableBy: 'owner' }, 'grant-invalid', 'readableBy'],
    ['a number for a role', { writableBy: [7] }, 'grant-invalid', undefined],
    ['null for a role', { writableBy: [null] }, 'grant-invalid', undefined],
    ['null for a reader', { readableBy: [null] }, 'grant-invalid', 'readableBy'],
    [
      'narrow() for a reader',
      { readableBy: [narrow('owner', v.string())] },
      'grant-invalid',
      'readableBy',
    ],
    [
      'when() for a reader',
      { readableBy: [when('owner', { bio: '' }, 'while it is empty')] },
      'grant-invalid',
      'readableBy',
    ],
    [
      'narrow() without a schema',
      { writableBy: [{ kind: 'narrowing', role: 'owner' }] },
      'grant-invalid',
      'narrow',
    ],
    ['a text for `stored`', { stored: 'no' }, 'field-invalid', 'stored'],
    ['no name for `keyedBy`', { keyedBy: ['id'] }, 'field-invalid', 'keyedBy'],
    ['no object', 'owner', 'field-invalid', undefined],
  ])('%s', (_, options, code, literal) => {
    const [problem] = problemsOfField(options);
    expect(problem?.code).toBe(code);
    expect(problem?.literal).toBe(literal);
  });

  test('the right option is suggested', () => {
    expect(problemsOfField({ writeableBy: ['owner'] })[0]?.help).toMatch(
      "Did you mean 'writableBy'?",
    );
  });
});

describe('what is no field', () => {
  test.each([[undefined], [null], ['text'], [{}], [{ kind: 'schema' }], [() => v.string()]])(
    'a field of %o is refused',
    (schema) => {
      expect(problemsOf(() => loose.field(schema))).toMatchObject([{ code: 'field-invalid' }]);
    },
  );

  test.each([[v.string()], [undefined], [{}]])(
    'a model with %o for a field is refused',
    (value) => {
      expect(problemsOf(() => loose.model('User', { bio: value }))).toMatchObject([
        { code: 'field-invalid', message: "Field 'User.bio' is not a field.", field: 'bio' },
      ]);
    },
  );

  test.each([[undefined], [null], ['text'], [new (class Fields {})()]])(
    'fields that are %o are refused',
    (fields) => {
      expect(problemsOf(() => loose.model('User', fields))[0]).toMatchObject({
        code: 'field-invalid',
      });
    },
  );
});

describe('a name', () => {
  test.each(['', 'two words', '1st', 'a-b', '__proto__', "it's", 'Ünïcode'])(
    '%j is refused',
    (name) => {
      expect(problemsOf(() => loose.model(name, {}))).toMatchObject([{ code: 'model-name' }]);
    },
  );

  test.each([[undefined], [7], [Symbol('User')]])('that is no text is refused: %o', (name) => {
    expect(problemsOf(() => loose.model(name, {}))).toMatchObject([{ code: 'model-name' }]);
  });

  test('of a field may not be `__proto__`, which a literal hides', () => {
    expect(problemsOf(() => loose.model('User', { __proto__: field(v.string()) }))).toMatchObject([
      { code: 'field-name', literal: '__proto__' },
    ]);
  });

  test('nor as a key of its own', () => {
    const fields: unknown = Object.fromEntries([['__proto__', field(v.string())]]);
    expect(problemsOf(() => loose.model('User', fields))).toMatchObject([{ code: 'field-name' }]);
  });

  test.each(['constructor', 'toString', 'then', 'default', '', '😀'])(
    'of a field may be %j',
    (name) => {
      expect(problemsOf(() => loose.model('User', { [name]: field(v.string()) }))).toEqual([]);
    },
  );
});

test('every mistake of a model is listed at once', () => {
  const declare = (): unknown =>
    loose.model('my model', {
      a: field(v.string(), { writableBy: ['ownr' as 'owner'] }),
      b: v.string(),
    });
  expect(problemsOf(declare).map(({ code }) => code)).toEqual([
    'model-name',
    'role-unknown',
    'field-invalid',
  ]);
});

test('the error says all of it', () => {
  expect(() => loose.model('User', { a: 1, b: 2 })).toThrow(/User\.a.*\n.*User\.b/);
});
