import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createField } from './field.js';
import { closureOf, operationOf, readAccess, writeAccess, type WriteAccess } from './grants.js';
import { narrow } from './narrow.js';
import type { Roles } from './role.js';

const roles: Roles = new Map(
  Object.entries({ owner: [], support: [], admin: ['support'], root: ['admin', 'owner'] }).map(
    ([name, parents]) => [name, { name, description: '', extends: parents }],
  ),
);

describe('closureOf', () => {
  test.each([
    [[], []],
    [['owner'], ['owner']],
    [['admin'], ['admin', 'support']],
    [['root'], ['root', 'admin', 'support', 'owner']],
    [
      ['support', 'admin'],
      ['support', 'admin'],
    ],
    [['nobody', '__proto__', ''], []],
  ])('of %j is %j', (names, closure) => {
    expect([...closureOf(roles, names)]).toEqual(closure);
  });

  test('ends in a circle', () => {
    const circle: Roles = new Map([['a', { name: 'a', description: '', extends: ['a'] }]]);
    expect([...closureOf(circle, ['a'])]).toEqual(['a']);
  });
});

test.each([
  ['create', 'create'],
  ['update', 'update'],
  ['replace', 'update'],
] as const)('the shape %s asks the grants of %s', (shape, operation) => {
  expect(operationOf(shape)).toBe(operation);
});

describe('writeAccess', () => {
  const small = narrow('owner', v.pipe(v.number(), v.maxValue(10)));
  const big = narrow('support', v.pipe(v.number(), v.minValue(90)));
  const closed = createField(v.number());
  const list = createField(v.number(), { writableBy: ['owner', 'support'] });
  const once = createField(v.number(), { writableBy: { create: ['owner'] } });
  const narrowed = createField(v.number(), { writableBy: [small, big, 'admin'] });

  const asked = (
    field: typeof closed,
    names: readonly string[],
    operation: 'create' | 'update' = 'update',
  ): WriteAccess => writeAccess(field, operation, closureOf(roles, names));

  test('is none without `writableBy`', () => {
    expect(asked(closed, ['root'])).toEqual({ values: 'none' });
  });

  test('is none for nobody', () => {
    expect(asked(list, [])).toEqual({ values: 'none' });
  });

  test.each(['create', 'update'] as const)('of a list holds in %s', (operation) => {
    expect(asked(list, ['owner'], operation)).toEqual({ values: 'all' });
  });

  test('of an operation holds in it', () => {
    expect(asked(once, ['owner'], 'create')).toEqual({ values: 'all' });
  });

  test('of an operation does not hold in the other', () => {
    expect(asked(once, ['owner'], 'update')).toEqual({ values: 'none' });
  });

  test('is inherited', () => {
    expect(asked(list, ['admin'])).toEqual({ values: 'all' });
  });

  test('is not inherited upwards', () => {
    expect(asked(createField(v.number(), { writableBy: ['admin'] }), ['support'])).toEqual({
      values: 'none',
    });
  });

  test('is some for a narrowing', () => {
    expect(asked(narrowed, ['owner'])).toEqual({ values: 'some', narrowings: [small] });
  });

  test('is the union of the narrowings of several roles', () => {
    expect(asked(narrowed, ['owner', 'support'])).toEqual({
      values: 'some',
      narrowings: [small, big],
    });
  });

  test('is all where a plain grant stands beside a narrowing', () => {
    expect(asked(narrowed, ['owner', 'admin'])).toEqual({ values: 'all' });
  });
});

describe('readAccess', () => {
  const asked = (
    readableBy: 'anyone' | readonly string[] | undefined,
    ...names: string[]
  ): boolean =>
    readAccess(
      createField(v.string(), readableBy === undefined ? {} : { readableBy }),
      closureOf(roles, names),
    );

  test.each([
    ['nothing said', undefined, ['root'], false],
    ['anyone, asked by nobody', 'anyone', [], true],
    ['anyone in a list', ['anyone'], [], true],
    ['a role that has it', ['owner'], ['owner'], true],
    ['a role that has it not', ['owner'], ['support'], false],
    ['a role that inherits it', ['support'], ['admin'], true],
  ] as const)('%s', (_, readableBy, names, expected) => {
    expect(asked(readableBy, ...names)).toBe(expected);
  });
});
