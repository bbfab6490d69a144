/** Where `keyedBy` can't keep its promise. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { narrow } from '../../../src/model/narrow.js';
import { defineRoles } from '../../../src/model/roles.js';
import { loadedModels } from '../../../test/loaded-models.js';
import { CATALOGUE } from '../../diagnostics/catalogue.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import { lower } from '../lower.js';

const { field, model } = defineRoles({
  owner: 'Whose it is',
  support: 'Who helps',
  admin: { description: 'Who may do more', extends: ['support'] },
});

const open = { writableBy: ['owner'] } as const;
const id = field(v.optional(v.string()), { writableBy: { create: ['owner'] } });

/** The complaints about models that hold each other. */
function complaints(...models: object[]): Complaint[] {
  const found: Complaint[] = [];
  const loaded = loadedModels(models);
  lower(loaded, (complaint) => found.push(complaint));
  return found.filter(({ code }) => CATALOGUE[code].severity === 'error');
}

const brief = (...models: object[]): string[] =>
  complaints(...models).map(({ code, place }) => `${code} ${place?.model}.${place?.field}`);

const Item = model('Item', { id, name: field(v.string(), open), secret: field(v.string()) });
const items = field(v.array(Item), { ...open, keyedBy: 'id' });
const Order = model('Order', { items });

describe('a key is fine', () => {
  test.each([
    ['an optional text', v.optional(v.string())],
    ['with rules and a brand', v.optional(v.pipe(v.string(), v.uuid(), v.brand('Id')))],
    ['that has to be absent exactly', v.exactOptional(v.number())],
    ['with a title', v.pipe(v.optional(v.pipe(v.number(), v.integer())), v.title('Id'))],
  ])('%s', (_, schema) => {
    const One = model('One', { id: field(schema, { writableBy: { create: ['owner'] } }) });
    expect(
      complaints(One, model('Two', { ones: field(v.array(One), { ...open, keyedBy: 'id' }) })),
    ).toEqual([]);
  });
});

describe('a list is fine', () => {
  const loose = (schema: v.GenericSchema<any /* any input */, unknown>): object =>
    // any: whatever it is
    model('Two', { items: field(schema, { ...open, keyedBy: 'id' as never }) });

  test.each([
    ['that may be absent', v.optional(v.array(Item))],
    [
      'or null, with rules',
      v.nullish(v.pipe(v.array(v.nullable(Item)), v.maxLength(9), v.minLength(1))),
    ],
    ['with a default', v.optional(v.array(Item), [])],
  ])('%s', (_, schema) => {
    expect(complaints(Item, loose(schema))).toEqual([]);
  });

  test.each([
    ['a model', Item],
    ['a list of texts', v.array(v.string())],
    ['a list of lists', v.array(v.array(Item))],
    ['a tuple', v.tuple([Item])],
    ['a record', v.record(v.string(), Item)],
    ['a list of a variant', v.array(v.union([Item, Order]))],
    ['a list whose items are sorted', v.pipe(v.array(Item), v.sortItems())],
  ])('and %s is none', (_, schema) => {
    expect(brief(Item, loose(schema))).toContain('keyed-by-list Two.items');
  });
});

describe('an input-only field holds no list whose items could be named', () => {
  const command = { ...open, stored: false } as const;

  test('itself', () => {
    const Two = model('Two', { items: field(v.array(Item), { ...command, keyedBy: 'id' }) });
    expect(complaints(Item, Two)).toMatchObject([
      {
        code: 'keyed-by-list',
        message:
          "Field 'Two.items' has a 'keyedBy', but is input only, so no record holds its items.",
        place: { model: 'Two', field: 'items', literal: 'keyedBy' },
      },
    ]);
  });

  test.each([
    ['in a model', (one: Keyed) => one],
    ['in a list', (one: Keyed) => v.array(one)],
  ])('%s', (_, holding) => {
    const One = model('One', { items: field(v.array(Item), { ...open, keyedBy: 'id' }) });
    expect(brief(Item, One, model('Two', { one: field(holding(One), open) }))).toEqual([]);
    expect(brief(Item, One, model('Two', { one: field(holding(One), command) }))).toEqual([
      'keyed-by-hidden Two.one',
    ]);
  });
});

type Keyed = v.GenericSchema<any /* any: whatever is sent */, unknown>;

describe('a key is none', () => {
  test.each([
    ['if it is required', v.string()],
    ['if it may be null', v.nullish(v.string())],
    ['if it has a default', v.optional(v.string(), 'x')],
    ['if it has a fallback', v.fallback(v.optional(v.string()), 'x')],
    ['if it is no text or number', v.optional(v.boolean())],
    ['if it is an object', v.optional(v.object({ a: v.string() }))],
    ['if only a function knows what it is', v.optional(v.custom<string>(() => true))],
  ])('%s', (_, schema: v.GenericSchema<any /* any input */, unknown>) => {
    // any: whatever is sent
    const One = model('One', { id: field(schema, open) });
    expect(
      brief(One, model('Two', { ones: field(v.array(One), { ...open, keyedBy: 'id' }) })),
    ).toEqual(['keyed-by-field Two.ones']);
  });

  test('if it is not stored', () => {
    const One = model('One', { id: field(v.optional(v.string()), { ...open, stored: false }) });
    expect(
      brief(One, model('Two', { ones: field(v.array(One), { ...open, keyedBy: 'id' }) })),
    ).toEqual(['keyed-by-field Two.ones']);
  });

  test.each([['uuid'], ['__proto__'], ['constructor'], ['']])('if it is no field: %o', (name) => {
    const Two = model('Two', { items: field(v.array(Item), { ...open, keyedBy: name as 'id' }) });
    expect(complaints(Item, Two)).toMatchObject([
      {
        code: 'keyed-by-field',
        message: `Field 'Two.items' is keyed by '${name}', which is not a field of 'Item'.`,
        place: { model: 'Two', field: 'items', literal: name },
      },
    ]);
  });
});

test('a field of the items with a similar name is suggested', () => {
  const helpFor = (keyedBy: string): string | undefined =>
    complaints(
      Item,
      model('Two', { items: field(v.array(Item), { ...open, keyedBy: keyedBy as 'id' }) }),
    )[0]?.help;
  expect(helpFor('ids')).toBe(
    "Did you mean 'id'? Declare 'ids' in 'Item', as in ids: field(v.optional(v.string()), …). It is optional because new items have none.",
  );
  expect(helpFor('name')).toMatch(/^Declare 'name' in 'Item'/);
  expect(helpFor('uuid')).toMatch(/^Declare 'uuid' in 'Item'/);
});

describe('who may write the list has to be granted the key', () => {
  const list = (...writers: ('owner' | 'support' | 'admin')[]): object =>
    model('Two', {
      items: field(v.array(Item), { writableBy: { update: writers }, keyedBy: 'id' }),
    });

  test('and is', () => {
    expect(complaints(Item, list('owner'))).toEqual([]);
  });

  test('or the list would only have new items', () => {
    expect(complaints(Item, list('owner', 'support')).map(({ message }) => message)).toEqual([
      "Field 'Two.items' is keyed by 'id', but the role 'support', which may write the list, may not send this key.",
      "Field 'Two.items' is keyed by 'id', but the role 'admin', which may write the list, may not send this key.",
    ]);
  });

  test('in create, and every value of it', () => {
    const Updated = model('Updated', {
      id: field(v.optional(v.string()), { writableBy: { update: ['owner'] } }),
    });
    const Narrowed = model('Narrowed', {
      id: field(v.optional(v.string()), { writableBy: [narrow('owner', v.literal('a'))] }),
    });
    const Two = model('Two', {
      updated: field(v.array(Updated), { ...open, keyedBy: 'id' }),
      narrowed: field(v.array(Narrowed), { ...open, keyedBy: 'id' }),
    });
    expect(brief(Updated, Narrowed, Two)).toEqual([
      'keyed-by-grant Two.updated',
      'keyed-by-grant Two.narrowed',
    ]);
  });
});

describe('what narrows updates narrows items', () => {
  const few = narrow('owner', v.literal('a'));
  /** A field with these options. */
  const one = (options: object): ReturnType<typeof field> =>
    (field as (schema: v.GenericSchema, options: object) => ReturnType<typeof field>)(
      v.picklist(['a', 'b']),
      options,
    );
  const holding = (Kind: object): object[] => {
    const One = model('One', { id, kind: field(Kind as v.GenericSchema<string>, open) });
    return [One, model('Two', { ones: field(v.array(One), { ...open, keyedBy: 'id' }) })];
  };

  test.each([
    ['both alike', { writableBy: [few] }],
    ['creation alone', { writableBy: { create: [few], update: ['owner'] } }],
    ['updates, where nothing is created', { writableBy: { update: [few] } }],
    ['both, and somebody may write all', { writableBy: [few, 'support'] }],
  ] as const)('not if it narrows %s', (_, options) => {
    const Kind = model('Kind', { kind: one(options) });
    expect(complaints(Kind, ...holding(Kind))).toEqual([]);
  });

  test.each([
    ['updates alone', { writableBy: { create: ['owner'], update: [few] } }],
    [
      'updates to others',
      { writableBy: { create: [narrow('owner', v.literal('b'))], update: [few] } },
    ],
    ['updates, where others create', { writableBy: { create: ['support'], update: [few] } }],
  ] as const)('so it may not narrow %s', (_, options) => {
    const Kind = model('Kind', { kind: one(options) });
    expect(brief(Kind, ...holding(Kind))).toEqual(['keyed-by-narrowing Kind.kind']);
  });
});

describe('a model with keyed lists', () => {
  const holder = (schema: v.GenericSchema<any /* any input */, unknown>): object =>
    // any: whatever it is
    model('Holder', { held: field(schema, open) });

  test.each([
    ['as it is', Order],
    ['behind wrappers', v.nullish(v.pipe(Order, v.title('An order')))],
    ['in a list', v.optional(v.array(v.nullable(Order)))],
    ['through a getter', v.optional(v.lazy(() => Order))],
  ])('is nested %s', (_, schema) => {
    expect(complaints(Item, Order, holder(schema))).toEqual([]);
  });

  test.each([
    ['in a union', v.union([Order, v.string()])],
    ['in a record', v.record(v.string(), Order)],
    ['in a map', v.map(v.string(), Order)],
    ['in a tuple', v.tuple([Order])],
    ['in an object', v.object({ order: Order })],
    ['in lists of lists', v.array(v.array(Order))],
    ['in a list of objects', v.array(v.strictObject({ order: v.optional(Order) }))],
  ])('may not be hidden %s', (_, schema) => {
    expect(brief(Item, Order, holder(schema))).toEqual(['keyed-by-hidden Holder.held']);
  });

  test('nor may what nests it', () => {
    const Customer = model('Customer', { orders: field(v.array(Order), open) });
    expect(brief(Item, Order, Customer, holder(v.record(v.string(), Customer)))).toEqual([
      'keyed-by-hidden Holder.held',
    ]);
  });
});

test('a list whose items a function moves is refused anyway', () => {
  const moved = v.pipe(
    v.array(Item),
    v.transform((all) => all.toReversed()),
  );
  const Two = model('Two', { items: field(moved, { ...open, keyedBy: 'id' }) });
  expect(brief(Item, Two)).toEqual(['model-rules Two.items']);
});

test('an item may hold itself', () => {
  interface CommentSchema extends v.GenericSchema<unknown> {
    readonly '~model': (typeof Comment)['~model'];
  }
  const Comment = model('Comment', {
    id,
    replies: field(v.optional(v.array(v.lazy((): CommentSchema => Comment))), {
      ...open,
      keyedBy: 'id',
    }),
  });
  expect(complaints(Comment)).toEqual([]);
});
