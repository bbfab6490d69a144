/** Intersections that nothing satisfies. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { loadedModels } from '../../../test/loaded-models.js';
import { defineRoles } from '../../../src/model/roles.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import { lower } from '../lower.js';

const { field, model } = defineRoles({ owner: 'Whose it is', admin: 'Staff' });
const own = { writableBy: ['owner'] } as const;

const Named = model('Named', { name: field(v.string(), own) });
const Aged = model('Aged', {
  age: field(v.number(), own),
  note: field(v.optional(v.string()), own),
});
const Loose = model('Loose', { age: field(v.optional(v.number()), own) });
/** Only staff must send the age. */
const Staffed = model('Staffed', { age: field(v.number(), { writableBy: ['admin'] }) });

type Writers = ('owner' | 'admin')[] | { create: ['owner'] };

function found(schema: v.GenericSchema, writableBy: Writers = ['owner']): Complaint[] {
  const complaints: Complaint[] = [];
  const Whole = model('Whole', { at: field(schema, { writableBy }) });
  lower(loadedModels([Named, Aged, Loose, Staffed, Whole]), (one) => complaints.push(one));
  return complaints.filter(({ code }) => code === 'intersection-empty');
}

test.each<[string, v.GenericSchema]>([
  ['a model and an object', v.intersect([Named, v.object({ age: v.number() })])],
  ['an object and a model', v.intersect([v.object({ age: v.any(), size: v.number() }), Named])],
  ['two models', v.intersect([Named, Aged])],
  ['a model that takes less', v.intersect([Loose, Named])],
  ['strict objects', v.intersect([v.strictObject({}), v.strictObject({ age: v.number() })])],
  ['a piped one', v.intersect([v.pipe(v.strictObject({}), v.maxEntries(1)), v.looseObject({ age: v.null() })])],
  ['one in a list', v.array(v.intersect([Named, Aged]))],
  ['one in an intersection', v.intersect([v.intersect([Named, v.any()]), v.object({ age: v.date() })])],
])('%s of which one requires what the other refuses are reported', (_, schema) => {
  expect(found(schema).map(({ place }) => place?.field)).toEqual(['at']);
}); // prettier-ignore

test.each([
  ["the model 'Named'", Named],
  ['a v.strictObject()', v.strictObject({ name: v.string() })],
])('the key and the part that refuses it are named: %s', (closed, part) => {
  const [complaint] = found(v.intersect([part, v.object({ age: v.number() })]));
  expect(complaint?.message).toBe(
    `Field 'Whole.at' holds a v.intersect() that no input satisfies: one part requires 'age', which ${closed} refuses.`,
  );
});

test('a field is reported once, even if it is only created', () => {
  const one = v.intersect([Named, Aged]);
  const other = v.intersect([Named, v.object({ size: v.number() })]);
  expect(found(v.union([one, other]), { create: ['owner'] })).toHaveLength(1);
});

test.each<[string, v.GenericSchema]>([
  ['parts with the same keys', v.intersect([Named, v.object({ name: v.string() })])],
  ['a key that may be missing', v.intersect([Named, v.object({ age: v.optional(v.number()) })])],
  ['a key that may be missing, exactly', v.intersect([Named, v.object({ age: v.exactOptional(v.number()) })])],
  ['a key that may be undefined', v.intersect([Named, v.object({ age: v.undefinedable(v.number()) })])],
  ['a key that falls back', v.intersect([Named, v.object({ age: v.fallback(v.number(), 1) })])],
  ['open objects', v.intersect([v.object({ name: v.string() }), v.looseObject({ age: v.number() })])],
  ['a part that may be left out', v.intersect([v.optional(Named), v.optional(Aged)])],
  ['a model that requires nothing', v.intersect([v.strictObject({ name: v.optional(v.string()) }), Loose])],
  ['a choice', v.intersect([Named, v.union([Aged, Named])])],
  ['what only valibot can run', v.intersect([Named, v.custom<object>(() => true)])],
])('%s are not reported', (_, schema) => {
  expect(found(schema)).toEqual([]);
}); // prettier-ignore

test('a key counts as required if all who may write the field must send it', () => {
  const schema = v.intersect([v.strictObject({}), Staffed]);
  expect(found(schema, ['admin'])).toHaveLength(1);
  expect(found(schema, ['owner', 'admin'])).toEqual([]);
  expect(found(schema, [])).toEqual([]);
});
