/** How schemas are lowered, and what is reported where data can't express them. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { definitionOf } from '../../../src/model/model.js';
import { defineRoles } from '../../../src/model/roles.js';
import type { SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import { lowerSchema } from './lower-schema.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });
const Place = model('Place', { city: field(v.string(), { writableBy: ['owner'] }) });
const User = model('User', { name: field(v.string(), { writableBy: ['owner'] }) });

const FIELD: SourceIr = { model: 'User', field: 'name', steps: [] };

interface Lowered {
  readonly ir: SchemaIr;
  /** The codes of the complaints. */
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  readonly definitions: readonly string[];
}

function lower(schema: object, source: SourceIr = FIELD): Lowered {
  const codes: string[] = [];
  const messages: string[] = [];
  const definitions = new Map();
  const ir = lowerSchema(schema, source, {
    owner: definitionOf(User)!,
    place: { file: 'user.model.ts', model: 'User', field: 'name' },
    definitions,
    shared: new Set(),
    report: ({ code, message }) => {
      codes.push(code);
      messages.push(message);
    },
  });
  return { ir, codes, messages, definitions: [...definitions.values()].map(({ name }) => name) };
}

const STRING: SchemaIr = { kind: 'type', type: 'string', expects: 'string' };
const NUMBER: SchemaIr = { kind: 'type', type: 'number', expects: 'number' };
const PLACE: SchemaIr = { kind: 'model', model: 'Place' };
const at = (...steps: (string | number)[]): SourceIr => ({ ...FIELD, steps });
const island = (type: string, ...steps: (string | number)[]): SchemaIr => {
  const given = { expects: EXPECTED[type] ?? 'unknown', defaulted: false, fallback: false };
  return { kind: 'island', type, ...given, source: at(...steps) };
};

/** What the schemas below expect, in valibot's words. */
const EXPECTED: { readonly [type: string]: string } = {
  string: 'string',
  literal: 'symbol',
  picklist: '(symbol | "b")',
  optional: '(string | undefined)',
  object: 'Object',
  strict_object: 'Object',
  variant: 'Object',
};

const text = v.string();
const number = v.number();
const custom = v.custom(() => true);
const check = v.check(() => true) as never;
const refusing = { expects: 'Object' };
const ENTRIES = { a: text, b: custom };
const PROPERTIES = [
  { key: 'a', schema: STRING },
  { key: 'b', schema: island('custom', 'entries', 'b') },
];

describe('a schema is', () => {
  test.each<[string, object, SchemaIr]>([
    ['a type', text, STRING],
    ['a type with a message', v.string('No'), { ...STRING, message: 'No' }],
    ['a literal', v.literal(1n), { kind: 'const', const: 1n, expects: '1' }],
    [
      'a picklist',
      v.picklist(['a', 2]),
      { kind: 'enum', from: 'picklist', enum: ['a', 2], expects: '("a" | 2)' },
    ],
    ['an enum', v.enum({ A: 1 }), { kind: 'enum', from: 'enum', enum: [1], expects: '1' }],
    [
      'an array',
      v.array(custom),
      { kind: 'array', items: island('custom', 'item'), expects: 'Array' },
    ],
    [
      'a tuple',
      v.tuple([text, custom]),
      {
        kind: 'tuple',
        prefixItems: [STRING, island('custom', 'items', 1)],
        rest: 'drop',
        expects: 'Array',
      },
    ],
    [
      'a tuple with a rest',
      v.tupleWithRest([], custom),
      { kind: 'tuple', prefixItems: [], rest: island('custom', 'rest'), expects: 'Array' },
    ],
    [
      'an object',
      v.object(ENTRIES),
      { kind: 'object', properties: PROPERTIES, rest: 'drop', ...refusing },
    ],
    [
      'one that inherits an entry',
      v.object(Object.create({ a: text }, { b: { value: number, enumerable: true } })),
      {
        kind: 'object',
        properties: [
          { key: 'b', schema: NUMBER },
          { key: 'a', schema: STRING },
        ],
        rest: 'drop',
        ...refusing,
      },
    ],
    [
      'a strict one',
      v.strictObject({ a: text }),
      {
        kind: 'object',
        properties: [{ key: 'a', schema: STRING }],
        rest: 'refuse',
        ...refusing,
      },
    ],
    [
      'a loose one',
      v.looseObject({ a: text }),
      {
        kind: 'object',
        properties: [{ key: 'a', schema: STRING }],
        rest: 'keep',
        ...refusing,
      },
    ],
    [
      'one with a rest',
      v.objectWithRest({}, custom),
      { kind: 'object', properties: [], rest: island('custom', 'rest'), ...refusing },
    ],
    [
      'a record',
      v.record(text, custom),
      { kind: 'record', key: STRING, value: island('custom', 'value'), ...refusing },
    ],
    [
      'a map',
      v.map(custom, text),
      { kind: 'map', key: island('custom', 'key'), value: STRING, expects: 'Map' },
    ],
    ['a set', v.set(custom), { kind: 'set', value: island('custom', 'value'), expects: 'Set' }],
    [
      'a union',
      v.union([text, custom]),
      {
        kind: 'anyOf',
        anyOf: [STRING, island('custom', 'options', 1)],
        expects: '(string | unknown)',
      },
    ],
    [
      'a variant',
      v.variant('a', [v.object({ a: text })]),
      {
        kind: 'anyOf',
        anyOf: [
          { kind: 'object', properties: [{ key: 'a', schema: STRING }], rest: 'drop', ...refusing },
        ],
        discriminator: 'a',
        ...refusing,
      },
    ],
    [
      'a variant of piped options: a variant’s pipe never runs there, an object’s does',
      v.variant('a', [
        v.pipe(v.variant('a', [v.object({ a: text })]), v.readonly()),
        v.pipe(v.object({ a: text }), v.readonly()),
      ]),
      {
        kind: 'anyOf',
        anyOf: [
          {
            kind: 'anyOf',
            anyOf: [
              {
                kind: 'object',
                properties: [{ key: 'a', schema: STRING }],
                rest: 'drop',
                ...refusing,
              },
            ],
            discriminator: 'a',
            ...refusing,
          },
          {
            kind: 'pipe',
            schema: {
              kind: 'object',
              properties: [{ key: 'a', schema: STRING }],
              rest: 'drop',
              ...refusing,
            },
            actions: [expect.objectContaining({ name: 'readonly' })],
          },
        ],
        discriminator: 'a',
        ...refusing,
      } as SchemaIr,
    ],
    ['an intersection', v.intersect([text]), { kind: 'allOf', allOf: [STRING], expects: 'string' }],
    [
      'one that needs a value',
      v.nonNullish(custom),
      {
        kind: 'required',
        required: 'nonNullish',
        schema: island('custom', 'wrapped'),
        expects: '(!null & !undefined)',
      },
    ],
    [
      'a wrapper',
      v.nullable(custom),
      { kind: 'wrapper', wrapper: 'nullable', schema: island('custom', 'wrapped') },
    ],
    [
      'a wrapper with a default',
      v.optional(text, 'a'),
      {
        kind: 'wrapper',
        wrapper: 'optional',
        schema: STRING,
        default: { kind: 'value', value: 'a' },
      },
    ],
    [
      'a wrapper with nothing for a default',
      v.nullable(text, null),
      {
        kind: 'wrapper',
        wrapper: 'nullable',
        schema: STRING,
        default: { kind: 'value', value: null },
      },
    ],
    [
      'a wrapper with the default of a function',
      v.nullish(text, () => null),
      {
        kind: 'wrapper',
        wrapper: 'nullish',
        schema: STRING,
        default: { kind: 'island', source: FIELD },
      },
    ],
    ['a model', Place, PLACE],
    ['a model and words about it', v.pipe(Place, v.title('Here')), PLACE],
  ])('%s', (_, schema, ir) => {
    expect(lower(schema).ir).toEqual(ir);
  });
});

describe('a schema is called if', () => {
  test.each<[string, object, SchemaIr]>([
    ['it is the function of a user', custom, island('custom')],
    ['it computes its message', v.string(() => 'No'), island('string')],
    ['something wraps it', v.config(text, { abortEarly: true }), island('string')],
    [
      'it has a fallback',
      v.fallback(text, 'a'),
      { ...island('string'), fallback: true } as SchemaIr,
    ],
    ['its literal is a symbol', v.literal(Symbol('a')), island('literal')],
    ['one of its values is', v.picklist([Symbol('a') as never, 'b']), island('picklist')],
    [
      'it has a default inside something that wraps it',
      v.config(v.optional(text, 'a'), {}),
      { ...island('optional'), defaulted: true } as SchemaIr,
    ],
    [
      'an option of a variant can only be called',
      v.variant('a', [v.config(v.object({ a: text }), {})]),
      island('variant'),
    ],
    [
      'one of several options can',
      v.variant('a', [v.object({ a: text }), v.config(v.object({ a: text }), {})]),
      island('variant'),
    ],
    [
      'an option of a variant begins with one',
      v.variant('a', [v.pipe(v.config(v.object({ a: text }), {}), v.readonly()) as never]),
      island('variant'),
    ],
    [
      'a strict object inherits an entry, which it refuses',
      v.strictObject(Object.create({ a: text })),
      island('strict_object'),
    ],
    ['its getter asks for the input', v.lazy((input) => (input ? text : number)), island('lazy')],
    ['its getter makes another each time', v.lazy(() => v.string()), island('lazy')],
    ['its getter makes none', v.lazy(() => 'a' as never), island('lazy')],
    ['its getter makes nothing', v.lazy(() => null as never), island('lazy')],
    [
      'its pipe looks back',
      v.pipe(
        v.object({}),
        v.rawCheck(() => undefined),
      ),
      island('object'),
    ],
    ['its pipe is wrapped', v.message(v.pipe(text, v.trim()), 'No'), island('string')],
  ])('%s', (_, schema, ir) => {
    const lowered = lower(schema);
    expect(lowered.ir).toEqual(ir);
    expect(lowered.codes).toContain('island');
  });

  test('its getter throws, which may hide a model', () => {
    const throws = v.lazy(() => {
      throw new Error('No');
    });
    expect(lower(throws)).toMatchObject({ ir: island('lazy'), codes: ['model-hidden'] });
    expect(lower(throws).messages).toEqual([expect.stringContaining('may nest a model')]);
    const nests = v.config(v.array(Place), {});
    expect(lower(nests).messages).toEqual([expect.stringContaining(' nests a model')]);
  });

  test('it only looks like a lazy schema', () => {
    const named = v.config(v.object({ getter: text, type: text }), {});
    const about = v.pipe(v.config(text, {}), v.metadata({ type: 'lazy' }));
    expect([lower(named).codes, lower(about).codes]).toEqual([['island'], ['island']]);
  });

  test.each<[string, object, string]>([
    [
      'a step of its pipe',
      v.pipe(
        v.object({}),
        v.rawCheck(() => undefined),
      ),
      'raw_check',
    ],
    ['itself, whatever its pipe is', v.message(v.pipe(text, v.trim()), 'No'), 'string'],
    ['itself', custom, 'custom'],
  ])('it is said to be %s', (_, schema, kind) => {
    expect(lower(schema).messages).toEqual([expect.stringContaining(`uses '${kind}'`)]);
  });
});

describe('what goes round in circles', () => {
  const tree: v.GenericSchema<unknown> = v.object({ next: v.lazy(() => tree) });
  const other: v.GenericSchema<unknown> = v.array(v.lazy(() => other));

  test('is said once', () => {
    const { ir, codes, definitions } = lower(v.union([tree, v.lazy(() => tree)]));
    expect(codes).toEqual([]);
    expect(definitions).toEqual(['User.name']);
    const [first, second] = ir.kind === 'anyOf' ? ir.anyOf : [];
    const [next] = first?.kind === 'object' ? first.properties : [];
    expect(next?.schema).toMatchObject({ kind: 'ref', definition: { name: 'User.name' } });
    const definition = second?.kind === 'ref' ? second.definition : undefined;
    expect(definition?.schema).toMatchObject({ kind: 'object', properties: [{ key: 'next' }] });
  });

  test('has a name of its own', () => {
    const third: v.GenericSchema<unknown> = v.set(v.lazy(() => third));
    expect(lower(v.union([tree, other, third])).definitions).toEqual([
      'User.name',
      'User.name.2',
      'User.name.3',
    ]);
  });

  test('may do so through the getters of entries', () => {
    const Cat: v.GenericSchema = v.object({
      get kittens(): v.GenericSchema {
        return v.optional(v.array(Cat));
      },
    });
    for (const schema of [Cat, v.lazy(() => Cat)]) {
      const { ir, codes, definitions } = lower(schema);
      expect([codes, definitions]).toEqual([[], ['User.name']]);
      const definition = ir.kind === 'ref' ? ir.definition : undefined;
      expect(definition?.schema).toMatchObject({
        kind: 'object',
        properties: [{ key: 'kittens', schema: { schema: { items: { definition } } } }],
      });
    }
  });

  test('is called as an option of a variant, which looks into its options', () => {
    const Node: v.GenericSchema = v.variant('kind', [
      v.object({
        kind: v.literal('a'),
        get inner() {
          return v.optional(Node);
        },
      }),
    ]);
    expect(lower(Node).ir).toEqual(island('variant'));
  });

  test('is told of where it never comes round', () => {
    const make = (): v.GenericSchema =>
      v.object({
        get inner() {
          return v.optional(make());
        },
      });
    expect(lower(make()).codes).toEqual(['model-hidden']);
  });

  test('is the model if it is one', () => {
    expect(lower(v.lazy(() => Place))).toMatchObject({ ir: PLACE, codes: [], definitions: [] });
  });
});

describe('it is said of', () => {
  const late = v.arrayAsync(text) as never;
  const lateCheck = v.checkAsync(async () => true) as never;
  const LATE = ['schema-async'];
  const HIDDEN_STEP = ['schema-not-json', 'model-hidden'];
  const trees = (): v.GenericSchema => v.object({ next: v.lazy(trees) });
  const { model: otherModel } = defineRoles({ owner: 'Of another graph' });
  const Other = otherModel('Other', {});
  const nested = v.optional(v.array(Place), [{ city: '' }]);
  const empty = v.optional(v.array(Place), []);
  test.each<[string, object, readonly string[]]>([
    ['nothing in a plain schema', v.object({ a: text }), []],
    ['what is asynchronous', v.arrayAsync(text), ['schema-async']],
    ['what is so in what only valibot can run', v.config(v.object({ a: late }), {}), LATE],
    ['what a lazy schema makes anew each time', v.lazy(() => v.arrayAsync(text) as never), LATE],
    [
      'a lazy schema that is changed',
      v.message(
        v.lazy(() => late),
        'No',
      ),
      LATE,
    ],
    ['a rule that is', v.pipe(text, lateCheck), LATE],
    ['one that looks back', v.pipe(text, v.rawCheckAsync(async () => undefined) as never), LATE],
    ['one that is forwarded', v.pipe(v.object({ a: text }), v.forward(lateCheck, ['a'])), LATE],
    [
      'a rule that waits',
      v.pipe(v.promise(), v.awaitAsync() as never),
      ['schema-not-json', ...LATE],
    ],
    ['what no JSON holds', v.object({ at: v.date() }), ['schema-not-json']],
    ['a model in another form', v.partial(Place), ['model-altered']],
    ['a model with a fallback', v.fallback(Place, { city: '' }), ['model-altered']],
    ['a model of other roles', Other, ['model-roles']],
    ['a model that only valibot can reach', v.config(v.array(Place), {}), ['model-hidden']],
    ['a model that a function takes', v.pipe(v.function(), v.returns(Place)), HIDDEN_STEP],
    ['trees without end that it does', v.pipe(v.function(), v.returns(trees())), HIDDEN_STEP],
    [
      'a model behind a pipe that looks back',
      v.pipe(
        v.array(Place),
        v.rawCheck(() => undefined),
      ),
      ['island', 'model-rules'],
    ],
    ['the default of the field', nested, ['island']],
    ['the default of a schema in it', v.object({ a: nested }), ['model-default', 'island']],
    ['a default that holds no model', empty, []],
    [
      'a text that becomes one',
      v.optional(v.pipe(v.string(), v.parseJson(), Place), '{}'),
      ['island'],
    ],
    ['one of a schema in it', v.object({ a: empty, b: v.nullish(Place, null) }), []],
    ['no model', v.object({ a: v.optional(v.array(text), ['a']) }), []],
    ['a default that is made', v.object({ a: v.optional(v.array(text), () => []) }), ['island']],
    ['a default that is more than data', v.optional(v.unknown(), new Map()), ['island']],
    ['no default', v.object({ a: v.optional(v.array(Place)) }), []],
    ['a rule of a model', v.pipe(Place, check), ['island', 'model-rules']],
    ['a rule of a list of models', v.pipe(v.array(Place), v.minLength(1)), []],
    ['a function about a list of models', v.pipe(v.array(Place), check), ['island', 'model-rules']],
    [
      'a function about a list of models, behind a rule',
      v.pipe(v.array(Place), v.minLength(1), check),
      ['island', 'model-rules'],
    ],
    ['a rule of other models', v.pipe(v.record(text, Place), v.minEntries(1)), ['model-rules']],
    ['a model behind a step', v.pipe(v.any(), Place as never, v.readonly()), ['model-rules']],
    ['a model as the last step', v.pipe(v.any(), Place as never), []],
    [
      'entries without a prototype',
      v.object(Object.assign(Object.create(null), { kind: text })),
      [],
    ],
    ['entries that are inherited', v.object(Object.create({ kind: text })), []],
    ['a prototype that is a schema', v.object(Object.create(text)), ['field-name']],
    [
      'a model in entries that are inherited',
      v.config(v.object(Object.create({ a: Place })), {}),
      ['model-hidden'],
    ],
    ['a key that is the prototype', v.object({ ['__proto__']: text }), ['field-name']],
    ['a pattern with a memory', v.pipe(text, v.regex(/a/g)), ['regex-stateful']],
    [
      'a slow pattern of another class',
      v.pipe(text, v.regex(new (class Other extends RegExp {})('(a+)+$'))),
      ['island', 'regex-catastrophic'],
    ],
    [
      'one that looks in a way of its own',
      v.pipe(text, v.regex(Object.assign(/(a+)+$/, { test: () => true }))),
      ['island'],
    ],
  ])('%s', (_, schema, codes) => {
    expect(lower(schema).codes).toEqual(codes);
  });
});

describe('a pipe is', () => {
  const trim = { kind: 'rule', name: 'trim', arguments: [] } as const;
  const minimum = {
    kind: 'rule',
    name: 'minLength',
    arguments: [1],
    refusal: 'Invalid length: Expected >=1',
  } as const;

  test.each<[string, object, SchemaIr]>([
    ['its schema, if nothing is behind it', v.pipe(text, v.title('A')), STRING],
    [
      'a schema and steps',
      v.pipe(text, v.trim(), v.minLength(1)),
      { kind: 'pipe', schema: STRING, actions: [trim, minimum] },
    ],
    [
      'one with that in it',
      v.pipe(v.pipe(text, v.trim()), v.minLength(1)),
      { kind: 'pipe', schema: STRING, actions: [trim, minimum] },
    ],
    [
      'one with a pipe further down',
      v.pipe(text, v.pipe(text, v.trim()), v.number() as never),
      {
        kind: 'pipe',
        schema: STRING,
        actions: [{ kind: 'then', schema: STRING }, trim, { kind: 'then', schema: NUMBER }],
      },
    ],
    [
      'called where it is the function of a user',
      v.pipe(text, v.title('A'), check, v.transform(String)),
      {
        kind: 'pipe',
        schema: STRING,
        actions: [
          { kind: 'island', type: 'check', source: at('pipe', 2), transforms: false },
          { kind: 'island', type: 'transform', source: at('pipe', 3), transforms: true },
        ],
      },
    ],
    [
      'a pattern, and valibot’s words about it',
      v.pipe(text, v.regex(/a/)),
      {
        kind: 'pipe',
        schema: STRING,
        actions: [
          {
            kind: 'rule',
            name: 'regex',
            arguments: [/a/],
            pattern: /a/,
            refusal: 'Invalid format: Expected /a/',
          },
        ],
      },
    ],
    [
      'words of no language, counted',
      v.pipe(text, v.words(undefined, 2)),
      {
        kind: 'pipe',
        schema: STRING,
        actions: [{ kind: 'rule', name: 'words', arguments: [undefined, 2] }],
      },
    ],
    [
      'a test by a function of valibot’s',
      v.pipe(v.number(), v.integer()),
      {
        kind: 'pipe',
        schema: NUMBER,
        actions: [{ kind: 'rule', name: 'integer', arguments: [], refusal: 'Invalid integer' }],
      },
    ],
  ])('%s', (_, schema, ir) => {
    expect(lower(schema).ir).toEqual(ir);
  });

  test('without its rules, if they can’t be asked', () => {
    expect(lower(v.pipe(Place, check)).ir).toEqual(PLACE);
    expect(lower(v.pipe(v.array(Place), check)).ir).toMatchObject({ kind: 'array', items: PLACE });
  });
});
