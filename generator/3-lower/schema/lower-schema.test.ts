/** Nested models, what can only be called, and what is complained about. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { defineRoles } from '../../../src/model/roles.js';
import { PLACE, Place, STRING, at, island, lower } from '../../../test/lower-field.js';
import type { SchemaIr } from '../../ir/schema-ir.js';

const text = v.string();
const custom = v.custom(() => true);
const check = v.check(() => true) as never;

describe('a schema is', () => {
  test.each<[string, object, SchemaIr]>([
    ['a model', Place, PLACE],
    ['a model and words about it', v.pipe(Place, v.title('Here')), PLACE],
  ])('%s', (_, schema, ir) => {
    expect(lower(schema).ir).toEqual(ir);
  });
});

describe('a schema is called if', () => {
  test.each<[string, object, SchemaIr]>([
    ['it is the function of a user', custom, island('custom')],
    ['something wraps it', v.config(text, { abortEarly: true }), island('string')],
    [
      'it has a fallback',
      v.fallback(text, 'a'),
      { ...island('string'), fallback: true } as SchemaIr,
    ],
    [
      'it has a default inside something that wraps it',
      v.config(v.optional(text, 'a'), {}),
      { ...island('optional'), defaulted: true } as SchemaIr,
    ],
  ])('%s', (_, schema, ir) => {
    const lowered = lower(schema);
    expect(lowered.ir).toEqual(ir);
    expect(lowered.codes).toContain('island');
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

describe('only for its message is it asked', () => {
  const no = (): string => 'No';
  test.each<[string, object, object]>([
    ['if that is a function', v.string(no), { ...STRING, message: at() }],
    [
      'if it may end in what was received',
      v.string('Age: Received 1'),
      { ...STRING, message: at() },
    ],
    ['as a list of models', v.array(Place, no), { items: PLACE, message: at() }],
    ['as an object', v.array(v.object({}, no)), { items: { kind: 'object', message: at('item') } }],
    ['as a union of scalars', v.union([text, v.literal(1)], no), { kind: 'anyOf', message: at() }],
  ])('%s', (_, schema, ir) => {
    const lowered = lower(schema);
    expect(lowered.ir).toMatchObject(ir);
    expect(lowered.messages).toEqual([expect.stringContaining('for its message at run time')]);
  });

  const options = [v.object({ kind: v.literal('a') }), v.object({ kind: v.literal('b') })] as const;
  test.each<[string, object]>([
    ['a union of anything else', v.union([text, v.array(text)], no)],
    ['a union of what has rules', v.union([text, v.pipe(text, v.trim())], no)],
    ['a union of what something wraps', v.union([text, v.config(v.null(), {})], no)],
    ['a union of one', v.union([text], no)],
    ['one whose message only looks like it', v.union([text, v.array(text)], 'A: Received 1')],
    ['a variant', v.variant('kind', options, no)],
    ['an intersection', v.intersect(options, no)],
    ['an intersection of scalars', v.intersect([text, v.literal('a')], no)],
    ['a strict tuple', v.strictTuple([text], no)],
  ])('but %s is called', (_, schema) => {
    expect(lower(schema).ir.kind).toBe('island');
  });

  test('a union of models, whose message only looks like it, has it as it is', () => {
    const told = 'Place: Received null';
    expect(lower(v.union([Place, v.null()], told)).ir).toMatchObject({ message: told });
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
