import { describe, expect, test } from 'vitest';
import { createDto } from '../create-dto.js';
import type { Dto } from '../dto.js';
import type { Condition } from './condition.js';
import { given } from './given.js';

const OWNER = 1;
const SUPPORT = 2;

/** A Dto by these roles whose conditions have the bits 8, 16 and so on. */
function dtoOf(conditions: readonly Omit<Condition, 'bit'>[], roles = ['owner']): Dto<object> {
  return createDto<object>(
    {
      model: 'Article',
      shape: 'update',
      bitsOfRole: (role: string) =>
        new Map([
          ['owner', OWNER],
          ['support', SUPPORT],
          ['admin', SUPPORT + 4],
        ]).get(role) ?? 0,
      read: (input) => input,
      grants: {},
      conditions: conditions.map((condition, index) => ({ bit: 8 << index, ...condition })),
      jsonSchema: ({ roles: bits }) => ({ bits }),
    },
    roles,
  );
}

const whether = (condition: Omit<Condition, 'bit' | 'role' | 'description'>, record: object) =>
  given(dtoOf([{ role: OWNER, description: '', ...condition }]), record)['~dto'].bits === OWNER + 8;

const holding = (key: string, value: unknown): object => Object.fromEntries([[key, value]]);

const isDraft: Condition['where'] = [{ field: 'status', values: ['draft', 'rejected'] }];
const always = { description: '', holds: () => true };

describe('a condition that is data', () => {
  test('may list values of several types', () => {
    const where = [{ field: 'until', values: [null, 'never', new Date(5)] }];
    expect(whether({ where }, { until: new Date(5) })).toBe(true);
    expect(whether({ where }, { until: 'never' })).toBe(true);
    expect(whether({ where }, { until: new Date(6) })).toBe(false);
  });

  test.each([
    [{ status: 'draft' }, true],
    [{ status: 'rejected', id: 1 }, true],
    [{ status: 'published' }, false],
    [{ status: ['draft'] }, false],
    [{ status: undefined }, false],
    [{}, false],
    [Object.create({ status: 'draft' }), false],
    [Object.assign(Object.create(null), { status: 'draft' }), true],
    [JSON.parse('{ "__proto__": { "status": "draft" } }'), false],
  ])('of %o is %s', (record, is) => {
    expect(whether({ where: isDraft }, record)).toBe(is);
  });

  test.each([
    [1, 1, true],
    [1, '1', false],
    [0, false, false],
    [0, -0, true],
    [null, null, true],
    [null, undefined, false],
    [true, true, true],
    [true, 1, false],
    [new Date(5), new Date(5), true],
    [new Date(5), new Date(6), false],
    [new Date(5), 5, false],
    [5, new Date(5), false],
    ['1970-01-01T00:00:00.005Z', new Date(5), false],
  ])('%o is compared with the stored %o: %s', (value, stored, is) => {
    expect(whether({ where: [{ field: 'a', values: [value] }] }, { a: stored })).toBe(is);
  });

  test('asks for all of its fields', () => {
    const where = [
      { field: 'a', values: [1] },
      { field: 'b', values: [2] },
    ];
    expect(whether({ where }, { a: 1, b: 2 })).toBe(true);
    expect(whether({ where }, { a: 1, b: 3 })).toBe(false);
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    "takes '%s' from nobody but the record",
    (field) => {
      const where = [{ field, values: ['x'] }];
      expect(whether({ where }, {})).toBe(false);
      expect(whether({ where }, Object.fromEntries([[field, 'x']]))).toBe(true);
    },
  );

  test('reads the fields of a class, as databases return them', () => {
    class Article {
      status = 'draft';
    }
    expect(whether({ where: isDraft }, new Article())).toBe(true);
  });
});

describe('a condition that is a function', () => {
  test.each([
    [true, true],
    [false, false],
    [1, false],
    ['yes', false],
    [undefined, false],
  ])('that returns %o is %s', (answer, is) => {
    expect(whether({ holds: () => answer }, {})).toBe(is);
  });

  test('that promises does not hold', () => {
    expect(whether({ holds: async () => true }, {})).toBe(false);
  });

  test('that throws does not hold, whatever it throws', () => {
    for (const thrown of [new Error('no'), undefined, true]) {
      const holds = (): never => {
        throw thrown;
      };
      expect(whether({ holds }, {})).toBe(false);
    }
  });

  test('is asked of the record itself', () => {
    const record = { status: 'draft' };
    expect(whether({ holds: (one) => one === record }, record)).toBe(true);
  });
});

describe('a record that can not be read', () => {
  test('holds no condition', () => {
    const getter = {
      get status(): string {
        throw new Error('no');
      },
    };
    expect(whether({ where: isDraft }, getter)).toBe(false);
    const { proxy, revoke } = Proxy.revocable<object>({ status: 'draft' }, {});
    expect(whether({ where: isDraft }, proxy)).toBe(true);
    revoke();
    expect(() => whether({ where: isDraft }, proxy)).toThrow(TypeError);
  });

  test.each([null, undefined])('as %s holds none', (record) => {
    const dto = dtoOf([{ role: OWNER, ...always }]);
    expect(given(dto, record)['~dto'].bits).toBe(OWNER);
  });

  // Much is not so of them: `record => record.status !== 'locked'`.
  test.each([
    [[{ status: 'draft' }]],
    [Promise.resolve({ status: 'draft' })],
    [holding('then', () => undefined)], // as a query that nobody awaited
    ['draft'],
    [7],
    [() => ({ status: 'draft' })],
  ])('as %o is a mistake', (record) => {
    const dto = dtoOf([{ role: OWNER, ...always }]);
    expect(() => given(dto, record as object)).toThrow(TypeError);
  });

  test('may have a field named `then`', () => {
    expect(whether({ where: [{ field: 'then', values: ['x'] }] }, holding('then', 'x'))).toBe(true);
  });
});

describe('the Dto', () => {
  test.each([
    [['owner'], OWNER + 8],
    [['support'], SUPPORT + 16],
    [['admin'], SUPPORT + 4 + 16],
    [['owner', 'admin'], OWNER + SUPPORT + 4 + 8 + 16],
    [['nobody'], 0],
    [[], 0],
    [['__proto__', 'constructor'], 0],
  ])('by %j has the conditions of its roles only', (roles, bits) => {
    const conditions = [
      { role: OWNER, ...always },
      { role: SUPPORT, ...always },
    ];
    expect(given(dtoOf(conditions, roles), {})['~dto'].bits).toBe(bits);
  });

  test('says its JSON Schema with them', () => {
    const dto = given(dtoOf([{ role: OWNER, ...always }]), {});
    expect(dto['~standard'].jsonSchema.input({ target: 'draft-2020-12' })).toMatchObject({
      bits: OWNER + 8,
    });
  });

  test('that is given another record forgets the one before', () => {
    const dto = dtoOf([{ role: OWNER, description: '', where: isDraft }]);
    const first = given(dto, { status: 'draft' });
    expect(given(first, { status: 'published' })['~dto'].bits).toBe(OWNER);
    expect(given(first, null)['~dto'].bits).toBe(OWNER);
    expect(first['~dto'].bits).toBe(OWNER + 8);
    expect(dto['~dto'].bits).toBe(OWNER);
  });

  test('without conditions stays what it is', () => {
    const { conditions: _, ...family } = dtoOf([])['~dto'];
    const dto = createDto<object>(family, ['owner']);
    expect(given(dto, {})).toBe(dto);
  });
});

test('roles are those that the Dto was made for, whatever becomes of the list that said them', () => {
  const roles = ['owner'];
  const dto = dtoOf([{ role: OWNER, ...always }], roles);
  roles.push('admin');
  expect(given(dto, {})['~dto'].bits).toBe(OWNER + 8);
  expect(given(given(dto, {}), null)['~dto'].bits).toBe(OWNER);
});
