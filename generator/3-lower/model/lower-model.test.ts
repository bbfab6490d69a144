/** How models are lowered: who may write what in which shape, and the names in generated code. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { definitionOf } from '../../../src/model/model.js';
import { narrow } from '../../../src/model/narrow.js';
import { defineRoles } from '../../../src/model/roles.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import type { ModelIr } from '../../ir/program-ir.js';
import { NAMING } from '../live/often-used.js';
import { lowerModel } from './lower-model.js';

const { field, model } = defineRoles({
  owner: 'Whose it is',
  support: 'Who helps',
  'super-admin': { description: 'Who may do more', extends: ['support'] },
});

interface Lowered {
  readonly ir: ModelIr;
  readonly codes: readonly string[];
  readonly helps: readonly (string | undefined)[];
}

function lower(schema: object, exportName?: string): Lowered {
  const complaints: Complaint[] = [];
  const definition = definitionOf(schema)!;
  const loaded = { definition, schema, file: 'page.model.ts', ...(exportName && { exportName }) };
  const ir = lowerModel(loaded, (complaint) => complaints.push(complaint), NAMING);
  return {
    ir,
    codes: complaints.map(({ code }) => code),
    helps: complaints.map(({ help }) => help),
  };
}

const open = { writableBy: ['owner'] } as const;
const draft = v.literal('draft');
const Page = model('BlogPage', {
  title: field(v.pipe(v.string(), v.title('A title'), v.description('Shown'), v.examples(['Hi'])), {
    writableBy: ['owner', 'super-admin'],
    readableBy: ['anyone'],
  }),
  state: field(v.optional(v.string(), 'draft'), {
    writableBy: { create: [narrow('owner', draft)], update: ['support', narrow('owner', draft)] },
    readableBy: ['support'],
  }),
  sent: field(v.fallback(v.exactOptional(v.number()), 0), {
    ...open,
    stored: false,
    readableBy: ['anyone'],
  }),
  secret: field(v.string()),
});
/** Lowered again in each test, so that Stryker's mutants take effect. */
const page = (): Lowered =>
  lower(v.pipe(Page, v.title('Page'), v.description('Of a blog')), 'Page');
const STRING = { kind: 'type', type: 'string', expects: 'string' };
const DRAFT = { kind: 'const', const: 'draft', expects: '"draft"' };

test('a model has names, words and roles', () => {
  const { ir, codes } = page();
  expect(ir).toMatchObject({
    name: 'BlogPage',
    title: 'Page',
    description: 'Of a blog',
    valueName: 'blogPage',
    moduleName: 'blog-page',
    file: 'page.model.ts',
    exportName: 'Page',
    definitions: [],
    roles: [
      { name: 'owner', typeName: 'Owner', description: 'Whose it is', bits: 0b001 },
      { name: 'support', typeName: 'Support', description: 'Who helps', bits: 0b010 },
      { name: 'super-admin', typeName: 'SuperAdmin', description: 'Who may do more', bits: 0b110 },
    ],
  });
  expect(codes).toEqual(['island', 'schema-wider']);
});

test('a model that is not exported, and has no words, says none', () => {
  const bare = lower(model('Bare', { name: field(v.string(), open) })).ir;
  expect(Object.keys(bare)).not.toContain('exportName');
  expect(Object.keys(bare)).not.toContain('title');
  expect(Object.keys(bare)).not.toContain('description');
  expect(Object.keys(bare.properties[0]!)).toEqual(
    expect.not.arrayContaining(['title', 'description', 'examples']),
  );
});

test('examples of a model are left out: they may hold what a role may neither send nor see', () => {
  const Author = model('Author', { secret: field(v.string()) });
  const schema = v.pipe(Author, v.examples([{ secret: 'a' }]));
  const { ir } = lower(model('Post', { author: field(schema, open) }));
  expect(ir.properties[0]).not.toHaveProperty('examples');
});

test('a property says its schema, and who may write and read it', () => {
  expect(page().ir.properties).toEqual([
    {
      key: 'title',
      title: 'A title',
      description: 'Shown',
      examples: ['Hi'],
      schema: STRING,
      stored: true,
      optional: false,
      defaulted: false,
      deletable: false,
      fallback: false,
      readers: -1,
      writers: { create: { all: 0b101, some: [] }, update: { all: 0b101, some: [] } },
    },
    {
      key: 'state',
      schema: {
        kind: 'wrapper',
        wrapper: 'optional',
        schema: STRING,
        default: { kind: 'value', value: 'draft' },
      },
      stored: true,
      optional: true,
      defaulted: true,
      deletable: false,
      fallback: false,
      readers: 2,
      writers: {
        create: { all: 0, some: [{ bits: 1, schema: DRAFT }] },
        update: { all: 0b010, some: [{ bits: 1, schema: DRAFT }] },
      },
    },
    {
      key: 'sent',
      schema: expect.objectContaining({ kind: 'island', fallback: true }),
      stored: false,
      optional: true,
      defaulted: false,
      deletable: false,
      fallback: true,
      readers: -1,
      writers: { create: { all: 1, some: [] }, update: { all: 1, some: [] } },
    },
    {
      key: 'secret',
      schema: STRING,
      stored: true,
      optional: false,
      defaulted: false,
      deletable: false,
      fallback: false,
      readers: 0,
      writers: { create: { all: 0, some: [] }, update: { all: 0, some: [] } },
    },
  ]);
});

test('a default of what is not optional is none', () => {
  const nullable = lower(model('Bare', { name: field(v.nullable(v.string(), 'a'), open) })).ir;
  expect(nullable.properties[0]).toMatchObject({ optional: false, defaulted: false });
});

test('every role has an input a shape', () => {
  expect(page().ir.dtos.map(({ typeName, valueName }) => `${typeName} ${valueName}`)).toEqual([
    'CreateBlogPageByOwner createBlogPageByOwner',
    'CreateBlogPageBySupport createBlogPageBySupport',
    'CreateBlogPageBySuperAdmin createBlogPageBySuperAdmin',
    'UpdateBlogPageByOwner updateBlogPageByOwner',
    'UpdateBlogPageBySupport updateBlogPageBySupport',
    'UpdateBlogPageBySuperAdmin updateBlogPageBySuperAdmin',
    'ReplaceBlogPageByOwner replaceBlogPageByOwner',
    'ReplaceBlogPageBySupport replaceBlogPageBySupport',
    'ReplaceBlogPageBySuperAdmin replaceBlogPageBySuperAdmin',
  ]);
});

test.each([
  ['create', 'owner', ['all', 'some', 'all', 'none']],
  ['create', 'support', ['none', 'none', 'none', 'none']],
  ['create', 'super-admin', ['all', 'none', 'none', 'none']],
  ['update', 'owner', ['all', 'some', 'all', 'none']],
  ['update', 'super-admin', ['all', 'all', 'none', 'none']],
  ['replace', 'owner', ['all', 'some', 'all', 'none']],
  ['replace', 'super-admin', ['all', 'all', 'none', 'none']],
])('in %s, %s may write %j', (shape, role, values) => {
  const dto = page().ir.dtos.find((one) => one.shape === shape && one.role.name === role);
  expect(dto?.access.map((access) => access.values)).toEqual(values);
  expect(dto?.access.map(({ key }) => key)).toEqual(['title', 'state', 'sent', 'secret']);
  expect(dto?.access.map(({ narrowings }) => narrowings)).toEqual(
    values.map((one) => (one === 'some' ? [DRAFT] : [])),
  );
});

test('a role sees what is stored and it may read', () => {
  expect(page().ir.views.map(({ typeName, keys }) => [typeName, ...keys])).toEqual([
    ['BlogPageForOwner', 'title'],
    ['BlogPageForSupport', 'title', 'state'],
    ['BlogPageForSuperAdmin', 'title', 'state'],
  ]);
});

describe('narrowings', () => {
  const custom = v.custom<string>(() => true);

  test('know where they are', () => {
    const once = narrow('owner', custom);
    const { ir: narrowed } = lower(
      model('Page', {
        name: field(v.string(), {
          writableBy: { create: ['support', once], update: [once, narrow('support', custom)] },
        }),
      }),
      'Page',
    );
    const [property] = narrowed.properties;
    const source = { model: 'Page', field: 'name', steps: [] };
    const inCreate = { ...source, narrowing: { operation: 'create', index: 1 } };
    const inUpdate = { ...source, narrowing: { operation: 'update', index: 1 } };
    const given = { expects: 'unknown', defaulted: false, fallback: false };
    const island = { kind: 'island', type: 'custom', ...given };
    expect(property?.writers).toEqual({
      create: { all: 2, some: [{ bits: 1, schema: { ...island, source: inCreate } }] },
      update: {
        all: 0,
        some: [
          { bits: 1, schema: { ...island, source: inCreate } },
          { bits: 2, schema: { ...island, source: inUpdate } },
        ],
      },
    });
  });

  test('of a model are complained of', () => {
    const nested = model('Nested', { name: field(v.string(), open) });
    const narrowed = field(nested, { writableBy: [narrow('owner', v.any() as never)] });
    const complaints: unknown[] = [];
    const schema = model('Page', { nested: narrowed });
    lowerModel(
      { definition: definitionOf(schema)!, schema, file: 'page.model.ts', exportName: 'Page' },
      (complaint) => complaints.push(complaint),
      NAMING,
    );
    expect(complaints).toContainEqual(
      expect.objectContaining({
        code: 'narrowing-model',
        place: { file: 'page.model.ts', model: 'Page', field: 'nested', literal: 'narrow' },
      }),
    );
    expect(lower(model('Page', { nested: field(nested, open) }), 'Page').codes).toEqual([]);
    expect(lower(Page, 'Page').codes).not.toContain('narrowing-model');
  });
});

describe('what is said of a field', () => {
  const island = v.custom<string>(() => true);

  test('is said if somebody may send it', () => {
    expect(lower(model('Page', { a: field(island, open) }), 'Page').codes).toEqual([
      'island',
      'schema-wider',
    ]);
    expect(lower(model('Page', { a: field(v.date(), open) }), 'Page').codes).toEqual([
      'schema-not-json',
    ]);
    const created = field(v.date(), { writableBy: { create: ['owner'], update: [] } });
    expect(lower(model('Page', { a: created }), 'Page').codes).toEqual(['schema-not-json']);
    const updated = field(v.date(), { writableBy: { create: [], update: ['owner'] } });
    expect(lower(model('Page', { a: updated }), 'Page').codes).toEqual(['schema-not-json']);
  });

  test.each([
    ['what a form can send, as forms', v.file(), /multipart\/form-data/],
    [
      'what a JSON body can say otherwise, in JSON',
      v.date(),
      /^For JSON bodies, accept it as text/,
    ],
    ['anything else by nobody', v.symbol(), /^Only code on the server can send it/],
  ])('may be sent: %s', (_, schema, help) => {
    expect(lower(model('Page', { a: field(schema, open) }), 'Page').helps[0]).toMatch(help);
  });

  test('is not said if nobody may, but for what can’t be', () => {
    expect(lower(model('Page', { a: field(island), b: field(v.date()) }), 'Page').codes).toEqual(
      [],
    );
    const asynchronous = v.arrayAsync(v.string()) as never;
    expect(lower(model('Page', { a: field(asynchronous) }), 'Page').codes).toEqual([
      'schema-async',
    ]);
  });

  test('is said of what narrows it', () => {
    const narrowing = narrow('owner', v.pipe(v.string(), v.url()));
    const narrowed = field(v.string(), { writableBy: [narrowing] });
    expect(lower(model('Page', { a: narrowed }), 'Page').codes).toEqual(['schema-wider']);
  });

  test('is said of a model that nobody can import', () => {
    const hidden = lower(model('Page', { a: field(island, open) }));
    expect(hidden.codes).toContain('island-unreachable');
  });
});

test('recursive schemas become definitions', () => {
  const tree: v.GenericSchema<unknown> = v.array(v.lazy(() => tree));
  const { ir: recursive } = lower(model('Page', { tree: field(tree, open) }), 'Page');
  expect(recursive.definitions.map(({ name }) => name)).toEqual(['Page.tree']);
});

test.each<[string, v.GenericSchema<unknown>, object, string[]]>([
  [
    'that the rules refuse',
    v.optional(v.pipe(v.number(), v.minValue(18)), 3),
    open,
    ['default-refused'],
  ],
  [
    'that a pattern would read for ages',
    v.optional(v.pipe(v.string(), v.regex(/^(?:a+)+$/)), `${'a'.repeat(99)}!`),
    open,
    ['regex-catastrophic'],
  ],
  [
    'that no create fills in',
    v.optional(v.pipe(v.string(), v.minLength(9)), ''),
    { writableBy: { update: ['owner'] } },
    [],
  ],
  [
    'of which a function decides',
    v.optional(
      v.pipe(
        v.string(),
        v.check(() => {
          throw new Error('called');
        }),
      ),
      '',
    ),
    open,
    ['island', 'schema-wider'],
  ],
  [
    'that a function makes',
    v.optional(v.pipe(v.number(), v.minValue(18)), () => 3),
    open,
    ['island'],
  ],
])('a default %s', (_, schema, options, codes) => {
  expect(lower(model('Aged', { age: field(schema, options) }), 'Aged').codes).toEqual(codes);
});
