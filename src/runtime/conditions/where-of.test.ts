import { describe, expect, test } from 'vitest';
import type { Shape } from '../../model/grants.js';
import { createDto } from '../create-dto.js';
import type { Dto } from '../dto.js';
import type { ModelGrants } from '../model-grants.js';
import { parse } from '../parse.js';
import type { Condition } from './condition.js';
import { given } from './given.js';
import { whereOf } from './where-of.js';

const OWNER = 1;
const EDITOR = 2;
const DRAFT = 4;
const OPEN = 8;
const SMALL = 16;

const draft = { field: 'status', values: ['draft', 'rejected'] };
const open = { field: 'open', values: [true] };

const conditions: readonly Condition[] = [
  { bit: SMALL, role: OWNER, description: 'while it is small', holds: () => true },
  { bit: DRAFT, role: OWNER, description: 'while it is a draft', where: [draft] },
  { bit: OPEN, role: OWNER, description: 'while it is an open draft', where: [draft, open] },
];

const grants: ModelGrants = {
  id: {},
  note: { update: OWNER },
  title: { update: DRAFT | EDITOR },
  body: { update: DRAFT },
  tags: { update: OPEN },
  size: { update: SMALL },
  any: { update: SMALL | OPEN },
  level: { update: OWNER | DRAFT, narrowed: OWNER },
  scope: { update: OWNER },
  // Some values while it is a draft, all while it is open.
  some: { update: DRAFT | OPEN, narrowed: DRAFT },
  // Some while it is a draft, others while it is open.
  others: { update: DRAFT | OPEN, narrowed: DRAFT | OPEN },
  lang: { update: DRAFT, hasDefault: true },
};

function dto(shape: Shape = 'update', roles = ['owner']): Dto<Record<string, unknown>> {
  const family = {
    model: 'Article',
    shape,
    bitsOfRole: (role: string) =>
      new Map([
        ['owner', OWNER],
        ['editor', EDITOR],
      ]).get(role) ?? 0,
    read: (input: unknown) => input,
    grants,
    jsonSchema: () => ({}),
  };
  return createDto(shape === 'create' ? family : { ...family, conditions }, roles);
}

const record = { status: 'draft', open: true };

test.each([
  [{}, []],
  [{ note: 1 }, []],
  [{ title: 1 }, [draft]],
  [{ title: 1, body: 2, note: 3 }, [draft]],
  [{ tags: 1 }, [draft, open]],
  [{ any: 1 }, [draft, open]],
  // What some of the values rely on, all do: nobody looks at them again.
  [{ level: 'a' }, [draft]],
  [{ scope: 'a' }, []],
  // A condition that allows some of the values is not enough for the others.
  [{ some: 'a' }, [draft, open]],
  [{ body: 1, some: 'a' }, [draft, draft, open]],
  [{ others: 'a' }, [draft, draft, open]],
])('%j relies on %j', (changes, clauses) => {
  expect(whereOf(given(dto(), record), changes)).toEqual(clauses);
});

test('a copy relies on the same', () => {
  const asked = given(dto(), record);
  expect(whereOf(asked, structuredClone(parse(asked, { title: 1 })))).toEqual([draft]);
});

test('what another role may write anyway relies on nothing', () => {
  const both = given(dto('update', ['owner', 'editor']), record);
  expect(whereOf(both, { title: 1 })).toEqual([]);
  expect(whereOf(both, { title: 1, body: 1 })).toEqual([draft]);
});

test('a replacement relies on what it removes, too', () => {
  const { size: _, ...withoutSize } = grants;
  const replacing = dto('replace');
  const only = given(
    { ...replacing, '~dto': { ...replacing['~dto'], grants: withoutSize } },
    { status: 'draft', open: false },
  );
  expect(() => whereOf(only, {})).toThrow(/while it is small/);
  const { any: __, ...withoutFunctions } = withoutSize;
  const data = given(
    { ...replacing, '~dto': { ...replacing['~dto'], grants: withoutFunctions } },
    { status: 'draft', open: false },
  );
  expect(whereOf(data, {})).toEqual([draft]);
});

test('what is created relies on no record', () => {
  expect(whereOf(given(dto('create'), record), { title: 1 })).toEqual([]);
});

describe('nobody is told that a database checks what it does not', () => {
  test('a function can not be said', () => {
    expect(() => whereOf(given(dto(), record), { size: 1 })).toThrow(/while it is small.*WHERE/);
  });

  test('unless data opens the key as well', () => {
    expect(whereOf(given(dto(), record), { any: 1 })).toEqual([draft, open]);
    expect(() => whereOf(given(dto(), { status: 'draft' }), { any: 1 })).toThrow(TypeError);
  });

  test.each(['title', 'id', 'unknown', 'constructor', 'toString'])(
    'changes that the Dto would not accept are none of it: %s',
    (key) => {
      expect(() => whereOf(dto(), { [key]: 1 })).toThrow(/given\(dto, record\)/);
    },
  );

  test.each([[Promise.resolve({ title: 1 })], [undefined], [['title']]])(
    '%o is none',
    (changes) => {
      expect(() => whereOf(given(dto(), record), changes as object)).toThrow(
        new TypeError('whereOf() needs what parse() returned, not a list or a promise.'),
      );
    },
  );

  test('the message holds no value', () => {
    expect(() => whereOf(dto(), { title: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
  });
});

test('two clauses may name one field: neither replaces the other', () => {
  const listed = { field: 'status', values: ['draft', 'sent'] };
  const family = {
    model: 'Article',
    shape: 'update' as const,
    bitsOfRole: () => OWNER,
    read: (input: unknown) => input,
    grants: { body: { update: DRAFT }, tags: { update: OPEN } },
    jsonSchema: () => ({}),
    conditions: [
      { bit: DRAFT, role: OWNER, description: 'while it is a draft', where: [draft] },
      { bit: OPEN, role: OWNER, description: 'while it is listed', where: [listed] },
    ],
  };
  const both = given(createDto<Record<string, unknown>>(family, ['owner']), record);
  expect(whereOf(both, parse(both, { body: 1, tags: 2 }))).toEqual([draft, listed]);
});

/** A Dto of the owner with two conditions: of a draft, and of an open article. */
function twofold(grants: ModelGrants, shape: Shape = 'update'): Dto<Record<string, unknown>> {
  const family = {
    model: 'Article',
    shape,
    bitsOfRole: () => OWNER,
    read: (input: unknown) => input,
    grants,
    jsonSchema: () => ({}),
    conditions: [
      { bit: DRAFT, role: OWNER, description: 'while it is a draft', where: [draft] },
      { bit: OPEN, role: OWNER, description: 'while it is open', where: [open] },
    ],
  };
  return given(createDto(family, ['owner']), record);
}

test('what is needed for one key is enough for another', () => {
  const dto = twofold({ tags: { update: OPEN }, body: { update: DRAFT | OPEN } });
  expect(whereOf(dto, { tags: 1, body: 2 })).toEqual([open]);
});

test('a replacement keeps what has a default, and relies on nothing for it', () => {
  const grants = { body: { update: DRAFT }, lang: { update: OPEN, hasDefault: true } };
  expect(whereOf(twofold(grants, 'replace'), {})).toEqual([draft]);
  expect(whereOf(twofold(grants, 'replace'), { lang: 'en' })).toEqual([draft, open]);
});

test('a replacement relies on nothing for what it can not remove', () => {
  const grants: ModelGrants = {
    body: { update: DRAFT },
    note: { update: OPEN, stored: false },
    some: { update: OPEN, narrowed: OPEN },
  };
  expect(whereOf(twofold(grants, 'replace'), {})).toEqual([draft]);
  expect(whereOf(twofold(grants, 'replace'), { note: 'n' })).toEqual([draft, open]);
  expect(whereOf(twofold(grants, 'replace'), { some: 's' })).toEqual([draft, open]);
});
