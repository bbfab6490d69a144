/** Unions that would accept what a model in them refuses. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { definitionOf } from '../../../src/model/model.js';
import { defineRoles } from '../../../src/model/roles.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import { lower } from '../lower.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });
const open = { writableBy: ['owner'] } as const;
const Secretive = model('Secretive', {
  kind: field(v.literal('secretive'), open),
  secret: field(v.string()),
});

function codesOf(schema: v.GenericSchema): string[] {
  const found: Complaint[] = [];
  const models = [Secretive, model('Order', { one: field(schema, open) })].map((one) => {
    const definition = definitionOf(one)!;
    return { definition, schema: one, file: 'a.model.ts', exportName: definition.name };
  });
  lower(models, (complaint) => found.push(complaint));
  return found.map(({ code, place }) => `${code} ${place?.model}.${place?.field}`);
}

const loose = v.looseObject({ name: v.string() });

test.each<[string, v.GenericSchema]>([
  ['a loose object', v.union([Secretive, loose])],
  ['an object with a rest, in a list', v.array(v.union([v.objectWithRest({}, v.string()), Secretive]))],
  ['a record, in a union within', v.union([v.union([v.record(v.string(), v.string()), v.null()]), Secretive])],
  ['anything, for a wrapped model', v.optional(v.union([v.nullable(Secretive), v.any()]))],
])('a model beside %s is reported', (_, schema) => {
  expect(codesOf(schema)).toEqual(['union-open Order.one']);
}); // prettier-ignore

test.each<[string, v.GenericSchema]>([
  ['a plain object, which keeps no other key', v.union([Secretive, v.object({ name: v.string() })])],
  ['a strict object', v.union([Secretive, v.strictObject({ name: v.string() })])],
  ['a text', v.union([Secretive, v.string()])],
  ['a loose object of another kind', v.variant('kind', [Secretive, v.looseObject({ kind: v.literal('b') })])],
])('a model beside %s is not', (_, schema) => {
  expect(codesOf(schema)).toEqual([]);
}); // prettier-ignore

test('without a model there is nothing to open', () => {
  expect(codesOf(v.union([loose, v.string()]))).toEqual([]);
});
