import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { issuesFrom } from '../../../test/issues-from.js';
import type { Shape } from '../../model/grants.js';
import type { Issue } from '../issue.js';
import { closedObject } from './closed-object.js';

const OWNER = 1;
const SUPPORT = 2;

const schemaFor = (roles: number, shape: Shape = 'update'): v.GenericSchema =>
  closedObject(
    shape,
    roles,
    {
      bio: { create: OWNER, update: OWNER, schema: v.string() },
      locale: { create: OWNER, update: OWNER, schema: v.optional(v.string(), 'en') },
      note: { create: SUPPORT, update: SUPPORT, schema: v.optional(v.string()) },
      plan: {
        create: SUPPORT,
        update: SUPPORT,
        narrowed: [
          { create: OWNER, update: OWNER, schema: v.literal('free') },
          { create: OWNER, update: OWNER, schema: v.literal('pro') },
        ],
        schema: v.optional(v.picklist(['free', 'pro', 'staff'])),
      },
      constructor: { create: OWNER, update: OWNER, schema: v.optional(v.string()) },
    },
    ['is_admin'],
  );

type Verdict = { readonly output: unknown } | { readonly issues: readonly Issue[] };

function run(input: unknown, roles = OWNER, shape: Shape = 'update'): Verdict {
  const dataset = schemaFor(roles, shape)['~run']({ value: input }, {});
  return dataset.issues ? { issues: issuesFrom(dataset.issues) } : { output: dataset.value };
}

const codesOf = (verdict: Verdict): string[] =>
  'issues' in verdict ? verdict.issues.map(({ code, path }) => `${code} ${path}`.trim()) : [];

describe('the input must be a plain object', () => {
  class Body {}
  test.each([
    ['null', null],
    ['undefined', undefined],
    ['a text', '{}'],
    ['a number', 1],
    ['an array', []],
    ['a date', new Date()],
    ['a map', new Map()],
    ['a function', () => undefined],
    ['an instance of a class', new Body()],
    ['an object that inherits', Object.create({ bio: 'mine' })],
  ])('%s is refused', (_, input) => {
    expect(run(input)).toEqual({
      issues: [{ code: 'invalid', path: [], message: 'Invalid type: Expected Object' }],
    });
  });

  test.each([
    ['from a literal', {}],
    ['without prototype', Object.create(null)],
    ['of another realm', runInNewContext('({})')],
  ])('one %s is taken', (_, input) => {
    expect(run(Object.assign(input, { bio: 'me' }))).toEqual({ output: { bio: 'me' } });
  });
});

describe('keys', () => {
  test('that nobody may write are refused', () => {
    expect(codesOf(run({ is_admin: true }))).toEqual(['not_writable is_admin']);
  });

  test('that another role may write are refused', () => {
    expect(codesOf(run({ note: 'x' }))).toEqual(['not_writable note']);
  });

  test('that nobody knows are refused', () => {
    expect(codesOf(run({ unknown: 1 }))).toEqual(['unknown_key unknown']);
  });

  test('named `__proto__` are unknown like any other', () => {
    const input: unknown = JSON.parse('{"__proto__": {"is_admin": true}}');
    expect(codesOf(run(input))).toEqual(['unknown_key __proto__']);
  });

  test('that objects inherit are unknown unless they are declared', () => {
    expect(codesOf(run({ toString: 1, constructor: 'mine' }))).toEqual(['unknown_key toString']);
  });

  test("that are inherited are not the client's", () => {
    expect(run({}, OWNER)).toEqual({ output: {} });
  });

  test('that are symbols are not read', () => {
    expect(run({ bio: 'me', [Symbol('is_admin')]: true })).toEqual({ output: { bio: 'me' } });
  });

  test('with an explicit `undefined` are absent', () => {
    expect(run({ bio: undefined, is_admin: undefined, unknown: undefined })).toEqual({
      output: {},
    });
  });

  test('with a getter are read as what it returns', () => {
    const input = Object.defineProperty({}, 'bio', { get: () => 'me', enumerable: true });
    expect(run(input)).toEqual({ output: { bio: 'me' } });
  });

  test('of a refused value keep their own path', () => {
    expect(codesOf(run({ bio: 1, is_admin: 1 }))).toEqual(['invalid bio', 'not_writable is_admin']);
  });
});

describe('absent fields', () => {
  test('are missing in `create` if they are required', () => {
    expect(run({}, OWNER, 'create')).toEqual({
      issues: [{ code: 'invalid', path: ['bio'], message: 'Missing' }],
    });
  });

  test('get their default in `create`', () => {
    expect(run({ bio: 'me' }, OWNER, 'create')).toEqual({ output: { bio: 'me', locale: 'en' } });
  });

  test('stay out in `update`', () => {
    expect(run({}, OWNER, 'update')).toEqual({ output: {} });
  });

  test('stay out in `replace` if they are optional', () => {
    expect(run({ bio: 'me' }, OWNER, 'replace')).toEqual({ output: { bio: 'me' } });
  });

  test('that the role may not write are not missed', () => {
    expect(run({}, SUPPORT, 'create')).toEqual({ output: {} });
  });
});

describe('narrowings', () => {
  test.each(['free', 'pro'])('let %s pass', (plan) => {
    expect(run({ plan })).toEqual({ output: { plan } });
  });

  test('refuse the other values', () => {
    expect(codesOf(run({ plan: 'staff' }))).toEqual(['value_not_allowed plan']);
  });

  test('do not tell the values of others', () => {
    expect(JSON.stringify(run({ plan: 'unknown' }))).not.toMatch(/free|pro|staff/);
  });

  test('yield to a plain grant of another role', () => {
    expect(run({ plan: 'staff' }, OWNER | SUPPORT)).toEqual({ output: { plan: 'staff' } });
  });
});

describe('roles', () => {
  test('together may write what one of them may', () => {
    const input = { bio: 'me', note: 'x' };
    expect(run(input, OWNER | SUPPORT)).toEqual({ output: input });
  });

  test('that are none refuse even an empty object', () => {
    expect(codesOf(run({}, 0))).toEqual(['not_writable']);
  });
});

test('the result is a fresh object', () => {
  const input = Object.freeze({ bio: 'me' });
  const verdict = run(input);
  expect('output' in verdict && verdict.output).not.toBe(input);
});

test('at most 100 refused keys are listed', () => {
  const input = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 1]));
  expect(codesOf(run(input))).toHaveLength(100);
});

test('whoever wants one issue gets no more', () => {
  const input = { bio: 1, locale: 1 };
  expect(v.safeParse(schemaFor(OWNER), input).issues).toHaveLength(2);
  expect(v.safeParse(schemaFor(OWNER), input, { abortEarly: true }).issues).toHaveLength(1);
});

test('a value that only a rule refuses has its type', () => {
  const bio = { update: OWNER, schema: v.pipe(v.string(), v.minLength(2)) };
  const schema = closedObject('update', OWNER, { bio }, []);
  const isTyped = (input: object): boolean => schema['~run']({ value: input }, {}).typed;
  expect([{ bio: 'ab' }, { bio: 'a' }, { bio: 1 }].map(isTyped)).toEqual([true, true, false]);
});

test('valibot finds it where it nests: in an array, a union, a variant', () => {
  const nested = v.array(v.optional(schemaFor(OWNER)));
  expect(v.safeParse(nested, [{ is_admin: true }]).issues?.[0].path?.map(({ key }) => key)).toEqual(
    [0, 'is_admin'],
  );
});
