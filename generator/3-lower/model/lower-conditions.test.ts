/** What a `when()` becomes: a bit after those of the roles, which only its own grants have. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { definitionOf } from '../../../src/model/model.js';
import { narrow } from '../../../src/model/narrow.js';
import { defineRoles } from '../../../src/model/roles.js';
import { when } from '../../../src/model/when.js';
import type { LoadedModel } from '../../1-load/loaded.js';
import type { ModelIr, PropertyIr } from '../../ir/program-ir.js';
import { lower } from '../lower.js';

const { field, model } = defineRoles({
  owner: '',
  support: '',
  admin: { description: '', extends: ['support'] },
});

function loaded(schema: object, exportName: string | undefined): LoadedModel {
  const definition = definitionOf(schema)!;
  return { definition, schema, file: 'page.model.ts', ...(exportName && { exportName }) };
}

/** The lowered models and the complaints about them. */
function lowered(...schemas: readonly object[]): {
  readonly models: readonly ModelIr[];
  readonly said: readonly string[];
  readonly places: readonly unknown[];
} {
  const said: string[] = [];
  const places: unknown[] = [];
  const all = schemas.map((schema) => loaded(schema, definitionOf(schema)?.name));
  const { models } = lower(all, ({ code, message, place }) => {
    said.push(`${code}: ${message}`);
    places.push(place);
  });
  return { models, said, places };
}

const draft = when('owner', { state: ['draft', 'sent'] }, 'before it is read');
const due = when('support', { due: new Date(0) }, 'when it is due');
const small = when('owner', () => true, 'while it is small');

const Page = model('Page', {
  state: field(v.string(), { writableBy: [due, 'admin'] }),
  due: field(v.nullable(v.string()), { writableBy: { update: [draft] } }),
  title: field(v.string(), {
    writableBy: { create: ['owner'], update: ['support', draft, small] },
  }),
  level: field(v.picklist(['a', 'b']), {
    writableBy: [
      narrow('owner', v.literal('a')),
      draft,
      when(narrow('support', v.literal('b')), { due: new Date(0) }, 'when it is due'),
    ],
  }),
});

const A = { kind: 'const', const: 'a', expects: '"a"' };
const B = { kind: 'const', const: 'b', expects: '"b"' };

describe('a model', () => {
  const { models } = lowered(Page);
  const page = models[0]!;
  const property = (name: string): PropertyIr => page.properties.find(({ key }) => key === name)!;

  test('has its conditions in their order, each once', () => {
    expect(page.conditions).toEqual([
      {
        bit: 0b001000,
        role: 'support',
        roleBit: 0b010,
        description: 'when it is due',
        holds: { kind: 'data', clauses: [{ field: 'due', values: [new Date(0)] }] },
      },
      {
        bit: 0b010000,
        role: 'owner',
        roleBit: 0b001,
        description: 'before it is read',
        holds: { kind: 'data', clauses: [{ field: 'state', values: ['draft', 'sent'] }] },
      },
      {
        bit: 0b100000,
        role: 'owner',
        roleBit: 0b001,
        description: 'while it is small',
        holds: { kind: 'island', field: 'title', index: 2 },
      },
    ]);
  });

  test('is plain data, though the user keeps a hand on theirs', () => {
    expect(structuredClone(page.conditions)).toEqual(page.conditions);
  });

  test('says that a function is called', () => {
    const { said, places } = lowered(Page);
    expect(said).toEqual([
      "island: Field 'Page.title' uses 'when', which is called in the model file at run time.",
    ]);
    expect(places).toEqual([{ file: 'page.model.ts', model: 'Page', field: 'title' }]);
  });

  test('has writers with the bits of conditions, in updates only', () => {
    expect(property('state').writers).toEqual({
      create: { all: 0b100, some: [] },
      update: { all: 0b001100, some: [] },
    });
    expect(property('due').writers).toEqual({
      create: { all: 0, some: [] },
      update: { all: 0b010000, some: [] },
    });
    expect(property('title').writers).toEqual({
      create: { all: 0b001, some: [] },
      update: { all: 0b110010, some: [] },
    });
    expect(property('level').writers).toEqual({
      create: { all: 0, some: [{ bits: 0b001, schema: A }] },
      update: {
        all: 0b010000,
        some: [
          { bits: 0b001, schema: A },
          { bits: 0b001000, schema: B },
        ],
      },
    });
  });

  test('has no role with the bit of a condition', () => {
    for (const { bits } of page.roles) expect(bits).toBeLessThan(0b001000);
  });

  const accessTo = (key: string, name: string): object | undefined => {
    const dto = page.dtos.find(({ valueName }) => valueName === name);
    const access = dto?.access.find((one) => one.key === key);
    return access && { ...access, conditions: access.conditions.map(({ bit }) => bit) };
  };

  test('says what a role may write at most, and when', () => {
    expect(accessTo('title', 'updatePageByOwner')).toEqual({
      key: 'title',
      values: 'all',
      narrowings: [],
      conditions: [0b010000, 0b100000],
      isConditional: true,
    });
    expect(accessTo('level', 'replacePageByOwner')).toEqual({
      key: 'level',
      values: 'all',
      narrowings: [],
      conditions: [0b010000],
      isConditional: false,
    });
    expect(accessTo('level', 'updatePageByAdmin')).toEqual({
      key: 'level',
      values: 'some',
      narrowings: [B],
      conditions: [0b001000],
      isConditional: true,
    });
  });

  test('has no conditions where a role always may, or never', () => {
    const without = { key: 'title', narrowings: [], conditions: [], isConditional: false };
    expect(accessTo('title', 'updatePageBySupport')).toEqual({ ...without, values: 'all' });
    expect(accessTo('title', 'createPageByOwner')).toEqual({ ...without, values: 'all' });
    expect(accessTo('title', 'createPageBySupport')).toEqual({ ...without, values: 'none' });
    expect(accessTo('state', 'updatePageByOwner')).toMatchObject({ values: 'none' });
    expect(accessTo('state', 'updatePageByAdmin')).toMatchObject({ conditions: [] });
  });
});

describe('a model that nobody can import', () => {
  const hidden = (condition: (() => boolean) | { a: string }): string[] => {
    const codes: string[] = [];
    const writableBy = [when('owner', condition, 'sometimes')];
    const schema = model('Hidden', { a: field(v.string(), { writableBy }) });
    lower([loaded(schema, undefined)], ({ code }) => codes.push(code));
    return codes;
  };

  test('has no functions that generated code could call', () => {
    expect(hidden(() => true)).toEqual(['island', 'island-unreachable']);
  });

  test('may have data', () => {
    expect(hidden({ a: 'x' })).toEqual([]);
  });
});

describe('a model with conditions in another one', () => {
  const open = { writableBy: ['owner'] } as const;
  const Line = model('Line', {
    state: field(v.string(), open),
    text: field(v.string(), { writableBy: [when('owner', { state: 'draft' }, 'as a draft')] }),
  });
  const codes = (...schemas: readonly object[]): readonly string[] =>
    lowered(Line, ...schemas).said.map((one) => one.split(':')[0]!);

  test.each([
    ['itself', Line],
    ['optional', v.optional(v.nullable(Line))],
    ['titled', v.pipe(Line, v.title('A line'))],
    ['lazy', v.lazy(() => Line)],
  ])('is refused where an update merges it: %s', (_, schema) => {
    const Order = model('Order', { line: field(schema, open) });
    expect(lowered(Line, Order).said).toEqual([
      "condition-nested: Field 'Order.line' nests the model 'Line', whose fields have conditions. Inside another record, none of them would hold.",
    ]);
  });

  test.each([
    ['in a list', v.array(Line)],
    ['in a record', v.record(v.string(), Line)],
    [
      'among others',
      v.variant('state', [model('Other', { state: field(v.literal('x'), open) }), Line]),
    ],
  ])('is created anew %s', (_, schema) => {
    expect(
      codes(model('Order', { lines: field(schema as v.GenericSchema<unknown>, open) })),
    ).not.toContain('condition-nested');
  });

  test('is refused in a list whose items have a key, since they are merged', () => {
    const Item = model('Item', {
      id: field(v.optional(v.string()), { writableBy: { create: ['owner'] } }),
      state: field(v.string(), open),
      text: field(v.string(), { writableBy: [when('owner', { state: 'draft' }, 'as a draft')] }),
    });
    const items = field(v.array(Item), { ...open, keyedBy: 'id' });
    expect(codes(Item, model('Order', { items }))).toEqual(['condition-nested']);
  });

  test('is never merged where nobody updates it', () => {
    const created = field(Line, { writableBy: { create: ['owner'] } });
    expect(codes(model('Order', { created, closed: field(Line) }))).toEqual([]);
  });

  test('is refused where it merges itself', () => {
    const Tree: v.GenericSchema<unknown> = model('Tree', {
      state: field(v.string(), { writableBy: [when('owner', { state: 'a' }, 'as a')] }),
      inner: field(v.optional(v.lazy(() => Tree)), open),
    });
    expect(codes(Tree)).toEqual(['condition-nested']);
  });
});
