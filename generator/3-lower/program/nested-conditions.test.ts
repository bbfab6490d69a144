/** Conditions of models that an update merges into another record. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { defineRoles } from '../../../src/model/roles.js';
import { when } from '../../../src/model/when.js';
import { loadedModels } from '../../../test/loaded-models.js';
import { lower } from '../lower.js';
import { nestedConditions } from './nested-conditions.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });

const own = { writableBy: ['owner'] } as const;
const id = field(v.optional(v.string()), { writableBy: { create: ['owner'] } });
const asDraft = when('owner', (part: { text?: unknown }) => part.text === '', 'once');
const Part = model('Part', { id, text: field(v.string(), { writableBy: [asDraft] }) });
const Plain = model('Plain', { id, text: field(v.string(), own) });

/** `field: model` of each complaint about a model with these fields. */
function found(fields: Parameters<typeof model>[1]): string[] {
  const program = lower(loadedModels([Part, Plain, model('Whole', fields)]), () => undefined);
  return nestedConditions(program.models).map(
    ({ place, message }) => `${place?.field}: ${/nests the model '(\w+)'/.exec(message)?.[1]}`,
  );
}

test.each([
  ['itself', field(Part, own)],
  ['optional', field(v.optional(Part), own)],
  ['that is updated only', field(Part, { writableBy: { update: ['owner'] } })],
  ['as items with a key', field(v.array(Part), { ...own, keyedBy: 'id' })],
])('a model with conditions (%s) is reported', (_, part) => {
  expect(found({ part })).toEqual(['part: Part']);
});

test('each field is reported, beside those that are fine', () => {
  const fields = { one: field(Part, own), plain: field(Plain, own), other: field(Part, own) };
  expect(found(fields)).toEqual(['one: Part', 'other: Part']);
});

test.each([
  ['only created', field(Part, { writableBy: { create: ['owner'] } })],
  ['only the server’s', field(Part)],
  ['an item without a key, which is written whole', field(v.array(Part), own)],
  ['in an object, which is written whole', field(v.object({ part: Part }), own)],
  ['without conditions', field(v.array(Plain), { ...own, keyedBy: 'id' })],
])('a model is fine if it is %s', (_, part) => {
  expect(found({ part })).toEqual([]);
});

test('nothing is said where no model has conditions', () => {
  const Order = model('Order', { plain: field(Plain, own) });
  const program = lower(loadedModels([Plain, Order]), () => undefined);
  expect(nestedConditions(program.models)).toEqual([]);
});
