/** Generated views of whatever holds models, and of hostile records. */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type * as runtime from '../../src/runtime/index.js';
import { Project } from '../project.js';

const project = new Project({
  'access.ts': `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({
  owner: 'Whose it is',
  support: 'Helpdesk',
  admin: { description: 'Operations', extends: ['support'] },
});`,
  'all.model.ts': `import * as v from 'valibot';
import { reference } from 'gen-dtos';
import { field, model } from './access.js';
const open = { readableBy: 'anyone' } as const;
export const Card = model('Card', {
  kind: field(v.literal('card'), open),
  number: field(v.string(), { readableBy: ['owner'] }),
  note: field(v.optional(v.string()), open),
  token: field(v.string()),
});
export const Iban = model('Iban', {
  kind: field(v.literal('iban'), open),
  iban: field(v.string(), open),
  mandate: field(v.string(), { readableBy: ['support'] }),
});
const One = model('One', { id: field(v.string(), open), a: field(v.string(), open), b: field(v.string()), pin: field(v.optional(v.string()), { stored: false }) });
const Other = model('Other', { id: field(v.string(), open), a: field(v.string()), b: field(v.string(), open) });
const loose = v.looseObject({});
const described = v.pipe(v.object({ card: v.optional(Card) }), v.description('with a card'));
export const All = model('All', {
  id: field(v.string(), open),
  secret: field(v.string()),
  password: field(v.string(), { stored: false, readableBy: ['owner'] }),
  constructor: field(v.optional(v.string()), open),
  staff: field(v.optional(v.number()), { readableBy: ['support'] }),
  model: field(v.optional(Card), open),
  closed: field(v.optional(Card)),
  nullable: field(v.nullish(Card), open),
  list: field(v.optional(v.array(Card)), open),
  gaps: field(v.optional(v.array(v.nullable(Card))), open),
  texts: field(v.optional(v.array(v.string())), open),
  record: field(v.optional(v.record(v.string(), Card)), open),
  map: field(v.optional(v.map(v.string(), Card)), open),
  set: field(v.optional(v.set(Card)), open),
  tuple: field(v.optional(v.tuple([v.string(), Card])), open),
  loose_tuple: field(v.optional(v.looseTuple([Card])), open),
  rest: field(v.optional(v.tupleWithRest([v.string()], Card)), open),
  object: field(v.optional(v.object({ a: v.string(), card: v.optional(Card) })), open),
  loose: field(v.optional(v.looseObject({ card: Card })), open),
  object_rest: field(v.optional(v.objectWithRest({ a: v.string() }, Card)), open),
  variant: field(v.optional(v.variant('kind', [Card, Iban])), open),
  union: field(v.optional(v.union([v.string(), Card, Iban, v.array(Card)])), open),
  nested_union: field(v.optional(v.union([Card, v.union([v.string(), v.array(v.string())])])), open),
  converted: field(v.optional(v.union([Card, v.pipe(v.string(), v.toDate())])), open),
  objects: field(v.optional(v.union([
    v.object({ id: v.string() }),
    v.object({ id: v.string(), name: v.string() }),
    v.object({ tags: v.array(v.object({ a: v.string() })) }),
    v.object({ tags: v.array(v.object({ b: v.string() })) }),
  ])), open),
  alike: field(v.optional(v.union([One, Other])), open),
  both: field(v.optional(v.intersect([One, v.looseObject({ extra: v.string() })])), open),
  inside: field(v.optional(v.intersect([v.object({ card: v.optional(Card) }), loose])), open),
  by_key: field(v.optional(v.intersect([v.record(v.string(), v.object({ card: Card })), loose])), open),
  option: field(v.optional(v.intersect([v.union([Card, Iban]), loose])), open),
  listed: field(v.optional(v.intersect([v.object({ cards: v.array(Card) }), loose])), open),
  named: field(v.optional(v.intersect([v.lazy(() => described), loose])), open),
  twice: field(v.optional(v.intersect([v.object({ one: One }), v.object({ one: v.looseObject({}) })])), open),
  plainly: field(v.optional(v.intersect([v.object({ a: v.object({ b: v.string() }) }), v.object({ a: v.object({ c: v.string() }) })])), open),
  piped: field(v.optional(v.pipe(v.unknown(), Card)), open),
  made: field(v.optional(v.pipe(v.object({ a: v.string() }), v.transform((one) => ({ ...one, b: 1 })))), open),
  island: field(v.optional(v.custom<object>(Boolean)), open),
  date: field(v.optional(v.date()), open),
  one_id: field(v.optional(v.nullable(reference(One))), open),
  one_ids: field(v.optional(v.array(reference(One))), open),
  children: field(v.optional(v.array(v.lazy((): v.GenericSchema => All))), open),
});`,
});
const { generated, viewOf } = await loaded();
type Choose = (roles: readonly string[]) => runtime.View<object>;
const see = (record: object, ...roles: string[]): unknown =>
  viewOf((generated['allFor'] as Choose)(roles), record);

const card = { kind: 'card', number: '4111', token: 'hidden' };
const seen = { kind: 'card' };
const owned = { kind: 'card', number: '4111' };
const one = { id: '1', a: 'a', b: 'b' };
const iban = { kind: 'iban', iban: 'DE', mandate: 'M1' };

describe('holders', () => {
  test.each<[string, unknown, unknown]>([
    ['model', card, owned],
    ['model', 'text', undefined],
    ['model', null, undefined],
    ['model', [card], undefined],
    ['closed', card, undefined],
    ['nullable', null, null],
    ['list', [card, 'text', null], [owned]],
    ['list', card, undefined],
    ['gaps', [card, null, 'text'], [owned, null]],
    ['texts', ['a'], ['a']],
    ['record', { a: card, b: 1 }, { a: owned }],
    ['record', JSON.parse('{ "__proto__": { "kind": "card" } }'), {}],
    ['map', new Map([['a', card]]), new Map([['a', owned]])],
    ['map', { a: card }, undefined],
    ['set', new Set([card]), new Set([owned])],
    ['tuple', ['a', card, 'more'], ['a', owned]],
    ['loose_tuple', [card, 'more'], [owned, 'more']],
    ['rest', ['a', card, 'no card'], ['a', owned, undefined]],
    ['object', { a: 'a', card, more: 1 }, { a: 'a', card: owned }],
    ['loose', { card, more: 1 }, { card: owned, more: 1 }],
    ['loose', { card: 'text', more: 1 }, { more: 1 }],
    ['object_rest', { a: 'a', b: card, c: 'text' }, { a: 'a', b: owned }],
    ['variant', card, owned],
    ['variant', iban, { kind: 'iban', iban: 'DE' }],
    ['variant', { ...card, kind: 'other' }, undefined],
    ['variant', Object.create({ kind: 'card' }), undefined],
    ['union', 'text', 'text'],
    ['union', card, owned],
    ['union', iban, { kind: 'iban', iban: 'DE' }],
    ['union', [card], [owned]],
    ['union', { ...card, more: 1 }, undefined],
    ['union', {}, undefined],
    ['nested_union', 'text', 'text'],
    ['nested_union', ['text'], ['text']],
    ['nested_union', { ...card, more: 1 }, undefined],
    ['converted', new Date(0), new Date(0)],
    ['converted', { ...card, more: 1 }, undefined],
    ['objects', { id: '1', name: 'a', more: 1 }, { id: '1', name: 'a' }],
    ['objects', { id: '1', tags: [{ a: 'a', b: 'b' }] }, { id: '1', tags: [{ a: 'a', b: 'b' }] }],
    ['alike', { id: '1', a: 'a', b: 'b' }, { id: '1' }],
    ['alike', { id: '1', a: 'a', b: 'b', pin: '1234' }, { id: '1', a: 'a' }], // only One has a pin
    ['both', { id: '1', a: 'a', b: 'b', extra: 'x' }, { id: '1', a: 'a', extra: 'x' }],
    ['both', { id: '1', a: 'a', b: 'b', extra: 'x', pin: '1234' }, { id: '1', a: 'a', extra: 'x' }],
    // What a model hides, no other part shows
    ['inside', { card, more: 1 }, { card: owned, more: 1 }],
    ['by_key', { a: { card }, b: 'text' }, { a: { card: owned } }],
    ['option', { ...card, more: 1 }, { more: 1 }],
    ['option', card, owned],
    ['listed', { cards: [card], more: 1 }, { cards: [owned], more: 1 }],
    ['named', { card, more: 1 }, { card: owned, more: 1 }],
    ['twice', { one: { id: '1', a: 'a', b: 'b' } }, { one: { id: '1', a: 'a' } }],
    ['plainly', { a: { b: 'b', c: 'c' } }, { a: { b: 'b', c: 'c' } }],
    ['piped', card, owned],
    ['made', { a: 'a', b: 1 }, { a: 'a', b: 1 }],
    ['island', { a: 1 }, { a: 1 }],
    ['one_id', '1', '1'],
    ['one_id', null, null],
    // What an ORM has put in the place of an id
    ['one_id', one, '1'],
    ['one_id', { a: 'a' }, undefined],
    ['one_ids', ['1', one], ['1', '1']],
    ['one_ids', one, '1'],
    ['children', [{ id: '2', secret: 's', model: card }], [{ id: '2', model: owned }]],
  ])('%s: %j', (key, value, wanted) => {
    const view = wanted === undefined ? {} : { [key]: wanted };
    expect(see({ [key]: value, secret: 's' }, 'owner')).toStrictEqual(view);
  });

  test('callers without a role see what anyone may', () => {
    expect(see({ id: '1', staff: 1, model: card, password: 'p' })).toEqual({
      id: '1',
      model: seen,
    });
  });

  test('several roles see what one of them may; a role that extends another what that may', () => {
    const record = { staff: 1, model: card, variant: iban };
    expect(see(record, 'owner', 'admin')).toEqual({ staff: 1, model: owned, variant: iban });
    expect(see(record, 'admin')).toEqual({ staff: 1, model: seen, variant: iban });
  });

  test.each(['nobody', '__proto__', 'constructor', 'toString', 'anyone'])(
    "'%s' is no role",
    (role) =>
      expect(see({ id: '1', staff: 1, model: card }, role)).toEqual({ id: '1', model: seen }),
  );

  test('nobody sees an input-only field', () => {
    expect(see({ password: 'p' }, 'owner', 'admin', 'support')).toEqual({});
  });
});

test('an id may be an instance of a class; an entity in its place shows its key', () => {
  class ObjectId {
    readonly bytes = 'a';
    toJSON(): string {
      return this.bytes;
    }
  }
  class One {
    readonly id = new ObjectId();
    readonly b = 'b';
  }
  const id = new ObjectId();
  expect(see({ one_id: id, one_ids: [new One()] })).toStrictEqual({
    one_id: id,
    one_ids: [new ObjectId()],
  });
});

test('what is no id and has no key of its own in place of a reference is not shown', () => {
  class Document {
    readonly b = 'b';
    get id(): string {
      return '1';
    }
  }
  const said = { b: 'b', toJSON: (): object => one };
  for (const hidden of [new Document(), said, { id: { b: 'b' } }, new Map([['id', one]])]) {
    expect(see({ one_id: hidden })).toStrictEqual({});
  }
  expect(see({ one_ids: [[one]] })).toStrictEqual({ one_ids: [undefined] });
});

describe('hostile records', () => {
  test('only own keys are read', () => {
    expect(see(Object.create({ id: '1', model: card }), 'owner')).toEqual({});
    expect(see({ constructor: 'own' })).toEqual({ constructor: 'own' });
    expect(Object.keys(see({}) as object)).toEqual([]);
  });

  test('of a class its own properties, not its accessors', () => {
    class Row {
      id = '1';
      secret = 's';
      get staff(): number {
        return 1;
      }
    }
    expect(see(new Row(), 'support')).toEqual({ id: '1' });
    expect(see(Object.assign(Object.create(null), { id: '1', secret: 's' }))).toEqual({ id: '1' });
  });

  test.each([true, false])(
    'what pollutes all objects is not there (enumerable: %s)',
    (enumerable) => {
      for (const [key, value] of Object.entries({ id: 'polluted', model: card, list: [card] })) {
        Object.defineProperty(Object.prototype, key, {
          value,
          enumerable,
          configurable: true,
          writable: true,
        });
      }
      const keys = Object.keys(see({}, 'owner') as object);
      for (const key of ['id', 'model', 'list']) Reflect.deleteProperty(Object.prototype, key);
      expect(keys).toEqual([]);
    },
  );

  test('a key __proto__ sets no prototype', () => {
    const record = JSON.parse(
      '{ "id": "1", "__proto__": { "staff": 1 }, "loose": { "__proto__": { "a": 1 }, "b": 2 } }',
    );
    const view = see(record, 'owner') as { loose: object };
    expect(view).toEqual({ id: '1', loose: { b: 2 } });
    expect(Object.getPrototypeOf(view.loose)).toBe(Object.prototype);
  });

  test('the record is not touched, and the view is a fresh object', () => {
    const freeze = (value: object): object => {
      Object.values(value).forEach((one) => typeof one === 'object' && freeze(one));
      return Object.freeze(value);
    };
    const record = freeze({ id: '1', model: { ...card }, list: [{ ...card }], date: new Date(0) });
    const view = see(record, 'owner') as Record<string, object>;
    expect(view).not.toBe(record);
    view['model'] = { changed: true };
    expect(record).toMatchObject({ model: card, list: [card] });
  });

  test.each([null, undefined, 'text', 1, true, [], [{ id: '1' }], () => 1])(
    '%s is no record',
    (record) => {
      const message = /^viewOf\(\) needs a record of All: an object, not a list or a promise\.$/;
      expect(() => see(record as unknown as object)).toThrow(message);
    },
  );

  test('a circle throws', () => {
    const record: Record<string, unknown> = { id: '1' };
    record['children'] = [record];
    expect(() => see(record)).toThrow(RangeError);
  });
});

test('who does not use views does not pay for them', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { updateAllByOwner } from './out/index.js';`,
      resolveDir: project.folder,
    },
    bundle: true,
    format: 'esm',
    packages: 'external',
    write: false,
  });
  expect(outputFiles[0]?.text).toContain('readAll');
  expect(outputFiles[0]?.text).not.toMatch(/function view|Views = /);
});

async function loaded(): Promise<{
  readonly generated: { readonly [name: string]: unknown };
  readonly viewOf: typeof runtime.viewOf;
}> {
  const { code, stderr } = await project.run('--silent');
  if (code !== 0) throw new Error(stderr);
  project.write({
    'entry.ts': `export * as generated from './out/index.js';\nexport { viewOf } from 'gen-dtos/runtime';`,
  });
  const outfile = project.path('bundle.mjs');
  await build({
    entryPoints: [project.path('entry.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  // Not `import()`, which vitest would take for one of the sources under test.
  return createRequire(import.meta.url)(outfile);
}
