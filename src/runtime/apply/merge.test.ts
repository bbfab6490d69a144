/** What `apply` makes of lists with `keyedBy`, as after a parser that found nothing wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shape } from '../../model/grants.js';
import type { Parsed } from '../../types/parsed.js';
import { createDto } from '../create-dto.js';
import { DtoError } from '../dto-error.js';
import type { Issue } from '../issue.js';
import type { ModelGrants } from '../model-grants.js';
import { parse, safeParse } from '../parse.js';
import { apply } from './apply.js';
import { changes } from './changes.js';
import { namesNoItem, newItems } from './new-items.js';

const open = { create: 1, update: 1 };
const room: ModelGrants = { id: { create: 1 }, name: open, area: {} };
const secret: ModelGrants = { pin: { create: 1 } };
const place: ModelGrants = { lat: open, founded: { create: 1, read: 1 }, checked: {} };
const address: ModelGrants = {
  id: { create: 1 },
  street: open,
  country: { create: 1, read: 1 },
  pin: { create: 1 },
  priority: { update: 1 },
  code: { ...open, stored: false },
  geo: open,
  place: { ...open, model: () => place },
  origin: { create: 1, read: 1, model: () => place },
  pins: { create: 1, read: 1, list: () => secret },
  rooms: { ...open, list: () => room, keyedBy: 'id' },
  tags: { ...open, list: () => room },
  verified: {},
};
const grants: ModelGrants = {
  id: {},
  name: open,
  home: { ...open, model: () => address },
  addresses: { ...open, list: () => address, keyedBy: 'id' },
  groups: { ...open, list: () => address },
};

const dtoOf = (shape: Shape, value: object): ReturnType<typeof createDto<object>> =>
  createDto<object>(
    {
      model: 'User',
      shape,
      bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
      read: () => value,
      grants,
      ...(shape === 'create' && { check: newItems }),
      isRemembered: true,
      jsonSchema: () => ({}),
    },
    ['owner'],
  );

const parsed = (value: object, shape: Shape = 'update'): Parsed<object> =>
  parse(dtoOf(shape, value), {});

function issuesOf(ask: () => unknown): readonly Issue[] {
  try {
    ask();
  } catch (error) {
    if (error instanceof DtoError) return error.issues;
    throw error;
  }
  return [];
}

const after = (record: object, value: object, shape?: Shape): unknown =>
  apply(record, parsed(value, shape));

const refused = (record: object, value: object, shape?: Shape): readonly Issue[] =>
  issuesOf(() => after(record, value, shape));

const stored = {
  id: 'a',
  street: 'x',
  country: 'CH',
  priority: 1,
  geo: { lat: 1, lng: 2 },
  place: { lat: 1, checked: true },
  rooms: [{ id: 1, name: 'hall', area: 20 }],
  tags: [{ id: 1, name: 'red', area: 9 }],
  verified: true,
};
const record = {
  id: 1,
  name: 'Jo',
  addresses: [stored, { id: 'b', street: 'y', verified: false }],
};

/** What is kept of the first address if nothing of it is sent: its place has what is not theirs. */
const bare = {
  id: 'a',
  country: 'CH',
  priority: 1,
  place: { lat: 1, checked: true },
  verified: true,
};

describe.each(['update', 'replace'] as const)('in the list of an %s', (shape) => {
  const listAfter = (...addresses: object[]): unknown =>
    (after(record, { addresses }, shape) as typeof record).addresses;

  test('the order is the client’s, and what is not sent is gone', () => {
    expect(listAfter({ id: 'b', street: 'z' })).toEqual([
      { id: 'b', street: 'z', verified: false },
    ]);
    expect(listAfter({ id: 'b' }, { id: 'a' })).toEqual([{ id: 'b', verified: false }, bare]);
    expect(listAfter()).toEqual([]);
  });

  test('an item keeps what may not be created or not be updated', () => {
    expect(listAfter({ id: 'a', street: 'z', country: 'CH' })).toEqual([{ ...bare, street: 'z' }]);
  });

  test('an item without the key is a new one', () => {
    expect(listAfter({ street: 'z', country: 'DE', code: 7 })).toEqual([
      { street: 'z', country: 'DE' },
    ]);
  });

  test('input-only fields are left out', () => {
    expect(listAfter({ id: 'a', code: 7 })).toEqual([bare]);
  });

  test('an object that is no model is replaced whole', () => {
    expect(listAfter({ id: 'a', geo: { lat: 9 } })).toEqual([{ ...bare, geo: { lat: 9 } }]);
  });

  test('a model in an item merges as the item does', () => {
    expect(listAfter({ id: 'a', place: {} })).toEqual([{ ...bare, place: { checked: true } }]);
    expect(listAfter({ id: 'b', place: { lat: 3 } })).toEqual([
      { id: 'b', verified: false, place: { lat: 3 } },
    ]);
  });

  test('a model that an item did not have yet is created', () => {
    const founded = { lat: 3, founded: 1291 };
    expect(listAfter({ id: 'b', place: founded })).toEqual([
      { id: 'b', verified: false, place: founded },
    ]);
    expect(refused(record, { addresses: [{ id: 'a', place: founded }] }, shape)).toMatchObject([
      { code: 'not_writable', path: ['addresses', 0, 'place', 'founded'] },
    ]);
  });

  test('a model in an item that is not sent is gone, unless it holds what is not the roles’', () => {
    const around = (place: object): object => ({ addresses: [{ id: 'a', place }] });
    const sent = { addresses: [{ id: 'a' }] };
    expect(after(around({ lat: 1 }), sent, shape)).toEqual(sent);
    expect(after(around({ lat: 1, checked: undefined }), sent, shape)).toEqual(sent);
    expect(after(around({ checked: false }), sent, shape)).toEqual(around({ checked: false }));
    expect(after(around({ undeclared: 1 }), sent, shape)).toEqual(around({ undeclared: 1 }));
  });

  test('a keyed list in an item does, too', () => {
    expect(listAfter({ id: 'a', rooms: [{ name: 'new' }, { id: 1, name: 'big' }] })).toEqual([
      { ...bare, rooms: [{ name: 'new' }, { id: 1, name: 'big', area: 20 }] },
    ]);
  });

  test('another list in an item is replaced whole', () => {
    expect(listAfter({ id: 'a', tags: [{ id: 1, name: 'blue' }] })).toEqual([
      { ...bare, tags: [{ id: 1, name: 'blue' }] },
    ]);
  });

  test('neither the record nor what was parsed is touched', () => {
    const frozen = deepFrozen(structuredClone(record));
    const sent = deepFrozen({ addresses: [{ id: 'a', rooms: [{ id: 1 }], place: { lat: 2 } }] });
    after(frozen, sent, shape);
    expect(frozen).toEqual(record);
  });

  test('what is no list, or no object in it, stays what it is', () => {
    expect(after(record, { addresses: null }, shape)).toMatchObject({ addresses: null });
    expect(listAfter(null as unknown as object, { id: 'a' })).toEqual([null, bare]);
  });
});

describe('a key is refused', () => {
  const at = (...path: (string | number)[]): Issue => ({
    code: 'value_not_allowed',
    path,
    message: 'No such item',
  });

  test('if the list does not hold it, with its place and without its value', () => {
    const addresses = [{ id: 'a' }, {}, { id: 'stolen' }, { id: '__proto__' }];
    expect(refused(record, { addresses })).toEqual([
      at('addresses', 2, 'id'),
      at('addresses', 3, 'id'),
    ]);
    expect(refused({}, { addresses: [{ id: 'a' }] })).toEqual([at('addresses', 0, 'id')]);
  });

  test('if it was sent before', () => {
    expect(refused(record, { addresses: [{ id: 'a' }, { id: 'a' }] })).toEqual([
      { ...at('addresses', 1, 'id'), message: 'Sent twice' },
    ]);
  });

  test('if another item holds it', () => {
    const sent = { addresses: [{ id: 'b', rooms: [{ id: 1 }] }] };
    expect(refused(record, sent)).toEqual([at('addresses', 0, 'rooms', 0, 'id')]);
  });

  test('in a model that merges', () => {
    const home = { home: { rooms: [{ id: 1, area: 9 }] } };
    expect(after(home, { home: { rooms: [{ id: 1, name: 'a' }] } })).toEqual({
      home: { rooms: [{ id: 1, name: 'a', area: 9 }] },
    });
    expect(refused(home, { home: { rooms: [{ id: 2 }] } })).toEqual([at('home', 'rooms', 0, 'id')]);
  });

  test('in the items of a list without keyedBy, which are always new', () => {
    const groups = { groups: [{ id: 'a', rooms: [{ id: 1 }] }] };
    expect(refused(groups, groups)).toEqual([at('groups', 0, 'rooms', 0, 'id')]);
  });

  test('in a new item', () => {
    const sent = { addresses: [{ rooms: [{ id: 1 }] }] };
    expect(refused(record, sent)).toEqual([at('addresses', 0, 'rooms', 0, 'id')]);
  });

  test('in a new record, by the parser', () => {
    const sent = { addresses: [{ id: 'a', rooms: [{ id: 1 }] }], home: { rooms: [{}, { id: 2 }] } };
    const told: unknown[] = [];
    const result = safeParse(dtoOf('create', sent), {}, { onRefused: (one) => told.push(one) });
    expect(result).toEqual({
      success: false,
      issues: [
        at('addresses', 0, 'id'),
        at('addresses', 0, 'rooms', 0, 'id'),
        at('home', 'rooms', 1, 'id'),
      ],
    });
    expect(told).toMatchObject([
      { outcome: 'rejected', issues: [{ pointer: '/addresses/0/id' }, {}, {}] },
    ]);
    expect(parsed({ addresses: [{ street: 'x', rooms: [{}] }] }, 'create')).toBeDefined();
  });

  test('in a new record, by its type guard', () => {
    expect(namesNoItem({ addresses: [{ id: 'a' }] }, grants)).toBe(false);
    expect(namesNoItem({ home: { rooms: [{ id: 2 }] } }, grants)).toBe(false);
    expect(namesNoItem({ addresses: [{ rooms: [{}] }], groups: [{ id: 'a' }] }, grants)).toBe(true);
  });

  test('a hundred times at most', () => {
    const addresses = Array.from({ length: 5_000 }, (_, id) => ({ id }));
    expect(refused(record, { addresses })).toHaveLength(100);
    expect(refused(record, { addresses })[99]).toEqual(at('addresses', 99, 'id'));
  });

  test('and whoever asks is told', () => {
    const told: unknown[] = [];
    const sent = parsed({ addresses: [{ id: 'c' }] });
    const principal = { id: 7 };
    const options = { principal, onRefused: (one: unknown) => told.push(one) };
    expect(issuesOf(() => apply(record, sent, options))).toHaveLength(1);
    expect(told).toMatchObject([
      {
        model: 'User',
        shape: 'update',
        outcome: 'rejected',
        issues: [{ code: 'value_not_allowed', pointer: '/addresses/0/id' }],
        principal,
      },
    ]);
  });

  test('also where only changes are asked for', () => {
    const sent = parsed({ addresses: [{ id: 'c' }] });
    expect(issuesOf(() => changes(record, sent))).toEqual([at('addresses', 0, 'id')]);
  });
});

describe('what is fixed once created', () => {
  const notWritable = (...path: (string | number)[]): Issue => ({
    code: 'not_writable',
    path,
    message: 'Not writable',
  });

  test('may be sent as it is', () => {
    expect(after(record, { addresses: [{ id: 'a', country: 'CH' }] })).toEqual({
      ...record,
      addresses: [bare],
    });
  });

  test('may not be changed or added', () => {
    const addresses = [
      { id: 'a', country: 'DE' },
      { id: 'b', country: 'DE' },
    ];
    expect(refused(record, { addresses })).toEqual([
      notWritable('addresses', 0, 'country'),
      notWritable('addresses', 1, 'country'),
    ]);
  });

  test('may not be guessed by who may not read it: the right value is refused, too', () => {
    const held = { addresses: [{ id: 'a', pin: '1234', pins: [{ pin: '5678' }] }] };
    for (const [key, right, wrong] of [
      ['pin', '1234', '0000'],
      ['pins', [{ pin: '5678' }], [{ pin: '0000' }]],
    ] as const) {
      const sent = (value: unknown): object => ({ addresses: [{ id: 'a', [key]: value }] });
      expect(refused(held, sent(wrong))).toEqual([notWritable('addresses', 0, key)]);
      expect(refused(held, sent(right))).toEqual([notWritable('addresses', 0, key)]);
    }
    expect(after(held, { addresses: [{ id: 'a', street: 'z' }] })).toEqual({
      addresses: [{ ...held.addresses[0], street: 'z' }],
    });
  });

  test('is refused where nothing shows what it holds', () => {
    const holding = (country: Blob): object => ({ addresses: [{ id: 'a', country }] });
    const flag = new Blob(['CH']);
    expect(after(holding(flag), holding(flag))).toEqual(holding(flag));
    expect(refused(holding(flag), holding(new Blob(['DE'])))).toEqual([
      notWritable('addresses', 0, 'country'),
    ]);
  });

  test('is compared by what it holds', () => {
    const held = {
      addresses: [{ id: 'a', country: new Date(1), origin: { lat: 1, checked: true } }],
    };
    const sent = (country: Date, lat: number): object => ({
      addresses: [{ id: 'a', country, origin: { lat } }],
    });
    expect(after(held, sent(new Date(1), 1))).toEqual(held);
    expect(refused(held, sent(new Date(2), 2))).toEqual([
      notWritable('addresses', 0, 'country'),
      notWritable('addresses', 0, 'origin'),
    ]);
  });
});

test('a copy of what was parsed has no origin: its lists are replaced whole', () => {
  const copy = { ...parsed({ addresses: [{ id: 'c' }] }) };
  expect(apply(record, copy as Parsed<object>)).toEqual({ ...record, addresses: [{ id: 'c' }] });
});

test('a stored item of a class is one like any other', () => {
  class Address {
    id = 'a';
    street = 'x';
    verified = true;
  }
  const sent = { addresses: [{ id: 'a', street: 'z' }] };
  expect(after({ addresses: [new Address()] }, sent)).toEqual({
    addresses: [{ id: 'a', street: 'z', verified: true }],
  });
});

test('a stored item whose key is an accessor of its class is the application’s mistake', () => {
  class Address {
    get id(): string {
      return 'a';
    }
  }
  const sent = { addresses: [{ id: 'a', street: 'z' }] };
  expect(() => after({ addresses: [new Address()] }, sent)).toThrow(
    "apply() reads own keys, but 'id' of this record is an accessor of its class.",
  );
});

test('nothing reaches a prototype', () => {
  const item = '"__proto__": {"verified": true}, "constructor": {"prototype": {"x": 1}}';
  const known: object = JSON.parse(`{"addresses": [{"id": "a", ${item}}]}`);
  expect(refused(record, known).map(({ path }) => path[2])).toEqual(['__proto__', 'constructor']);
  const unknown: object = JSON.parse(`{"addresses": [{${item}}]}`);
  const { addresses } = after(record, unknown) as { addresses: [{ verified?: true }] };
  expect(Object.getPrototypeOf(addresses[0])).toBe(Object.prototype);
  expect(addresses[0].verified).toBeUndefined();
  expect(({} as { x?: 1 }).x).toBeUndefined();
});

describe('of any list', () => {
  const name = fc.oneof(fc.constantFrom('a', 'b', '1', '__proto__'), fc.constantFrom(0, 1, 2));
  const item = fc.record(
    { id: name, street: fc.nat(9), rooms: fc.array(fc.record({ id: name, area: fc.nat() })) },
    { requiredKeys: ['id'] },
  );
  const list = fc.uniqueArray(item, { selector: ({ id }) => id });
  const addresses = list.map((items) => items.map((one, secret) => ({ ...one, verified: secret })));
  const sent = fc.array(
    fc.record({ id: fc.option(name, { nil: undefined }), street: fc.nat(9) }, { requiredKeys: [] }),
  );

  test('what the server controls stays with the item of its key, in the order of the client', () => {
    fc.assert(
      fc.property(addresses, sent, (held, items) => {
        const keys = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
        const isFine =
          new Set(keys).size === keys.length &&
          keys.every((key) => held.some(({ id }) => id === key));
        const issues = refused({ addresses: held }, { addresses: items });
        expect(issues.length === 0).toBe(isFine);
        if (!isFine) return;
        const result = (after({ addresses: held }, { addresses: items }) as { addresses: object[] })
          .addresses;
        expect(result).toEqual(
          items.map(({ id, ...rest }) => {
            const before = held.find((one) => one.id === id);
            return before ? { id, ...rest, verified: before.verified } : { ...rest };
          }),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('sending it as it is changes nothing', () => {
    fc.assert(
      fc.property(addresses, (held) => {
        const items = held.map(({ id, street, rooms }) => ({
          id,
          ...(street !== undefined && { street }),
          ...(rooms && { rooms: distinct(rooms).map((room) => ({ id: room.id })) }),
        }));
        const before = {
          addresses: held.map((one) => ({
            ...one,
            ...(one.rooms && { rooms: distinct(one.rooms) }),
          })),
        };
        expect(changes(before, parsed({ addresses: items }))).toEqual([]);
      }),
    );
  });
});

const distinct = <Item extends { readonly id: unknown }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((one) => [one.id, one])).values(),
];

function deepFrozen<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null) deepFrozen(inner);
  }
  return Object.freeze(value);
}
