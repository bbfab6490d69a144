import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../../generator/3-lower/lower.js';
import { definitionOf, type Model } from '../../../src/model/model.js';
import { reference } from '../../../src/model/reference.js';
import { defineRoles } from '../../../src/model/roles.js';
import { loadedModels } from '../../../test/loaded-models.js';
import { grantsTable } from './grants-table.js';

const { field, model } = defineRoles({
  owner: 'Whose it is',
  support: 'Helpdesk',
  admin: { description: 'Operations', extends: ['support'] },
});

const Card = model('Card', {
  kind: field(v.literal('card'), { readableBy: 'anyone' }),
  number: field(v.string(), { readableBy: ['owner', 'support'] }),
  pin: field(v.string(), { stored: false, writableBy: ['owner'] }),
});
const Iban = model('Iban', {
  kind: field(v.literal('iban'), { readableBy: 'anyone' }),
  iban: field(v.string(), { readableBy: ['admin'] }),
});
const Wallet = model('Wallet', {
  card: field(Card, { readableBy: 'anyone' }),
  hidden: field(v.string()),
});

/** A field's entry in the emitted table. */
function grantOf(
  schema: v.GenericSchema<any /* any: whatever is sent */>,
  options: object,
): string {
  const Holder = model('Holder', { held: field(schema, options) });
  const models: Model[] = [Card, Iban, Wallet, Holder];
  const program = lower(
    models.map((one) => {
      const definition = definitionOf(one);
      if (definition === undefined) throw new Error('No model was made.');
      return { definition, schema: one, file: 'all.model.ts', exportName: definition.name };
    }),
    () => undefined,
  );
  const holder = program.models.find(({ name }) => name === 'Holder');
  if (holder === undefined) throw new Error('No model was lowered.');
  return grantsTable(holder, program);
}

const readOf = (...asked: Parameters<typeof grantOf>): string | undefined =>
  /read: (-?\d+)/.exec(grantOf(...asked))?.[1];

/** The members about options and items in a field's entry. */
const optionsOf = (schema: v.GenericSchema<any /* any: whatever is sent */>): string[] =>
  grantOf(schema, {}).match(/(?:options|itemOptions|list): \(\) => (?:\w+|\[[^\]]*\])/g) ?? [];

const anyone = { readableBy: 'anyone' } as const;

test('a table says who may read a field, each role by a bit of its own', () => {
  expect(readOf(v.string(), anyone)).toBe('-1');
  expect(readOf(v.string(), { readableBy: ['owner', 'admin'] })).toBe('5');
  expect(readOf(v.string(), { readableBy: ['support'] })).toBe('2');
  expect(readOf(v.string(), {})).toBeUndefined();
  expect(readOf(v.string(), { readableBy: 'anyone', stored: false })).toBeUndefined();
});

test('models and lists of them have tables of their own', () => {
  expect(readOf(Wallet, anyone)).toBe('-1');
  expect(readOf(v.optional(v.array(v.nullable(Wallet))), anyone)).toBe('-1');
});

test('a role that may not read every model inside a value may not read the value', () => {
  // Owner reads cards; support reads cards; admin, who extends support, reads both.
  expect(readOf(v.variant('kind', [Card, Iban]), anyone)).toBe('4');
  expect(readOf(v.union([Card, v.string()]), anyone)).toBe('7');
  expect(readOf(v.union([Card, v.string()]), { readableBy: ['owner'] })).toBe('1');
  expect(readOf(v.record(v.string(), Wallet), anyone)).toBeUndefined();
  expect(readOf(v.object({ deep: v.array(Iban) }), { readableBy: ['support'] })).toBe('4');
  expect(readOf(v.object({ deep: v.array(Iban) }), { readableBy: ['owner'] })).toBeUndefined();
});

test('a model that holds itself is asked once', () => {
  const treeOf = (options: object): Model => {
    const Tree: Model = model('Tree', {
      name: field(v.string(), options),
      inside: field(
        v.record(
          v.string(),
          v.lazy((): v.GenericSchema => Tree),
        ),
        anyone,
      ),
    });
    return Tree;
  };
  const inside = (tree: Model): string | undefined => {
    const program = lower(loadedModels([tree]), () => undefined);
    return /inside: .*read: (-?\d+)/.exec(grantsTable(program.models[0]!, program))?.[1];
  };
  expect(inside(treeOf(anyone))).toBe('7');
  expect(inside(treeOf({ readableBy: ['owner'] }))).toBe('1');
  expect(inside(treeOf({}))).toBeUndefined();
});

test('a table says what an update may delete, what is filled in, and by which key items are found', () => {
  const own = { writableBy: ['owner'] };
  const created = { writableBy: { create: ['owner'] } };
  const isToldOf = (member: string, ...asked: Parameters<typeof grantOf>): boolean =>
    grantOf(...asked).includes(member);
  const maybe = v.optional(v.string());
  expect([own, created].map((one) => isToldOf('deletable: true', maybe, one))).toEqual([
    true,
    false,
  ]);
  for (const filled of [v.optional(v.string(), 'a'), v.fallback(v.string(), 'a')]) {
    const asked = [own, created, { ...own, stored: false }];
    expect(asked.map((one) => isToldOf('hasDefault: true', filled, one))).toEqual([
      true,
      false,
      false,
    ]);
  }
  expect(isToldOf("keyedBy: 'iban'", v.array(Iban), { ...own, keyedBy: 'iban' })).toBe(true);
  expect(isToldOf('references', reference(Card, 'number'), own)).toBe(true);
  expect(isToldOf('references', reference(Card, 'number'), {})).toBe(false);
});

test('the models of a variant or union are told, and those of a list of them', () => {
  const either = v.variant('kind', [Card, Iban]);
  expect(optionsOf(either)).toEqual(['options: () => [cardGrants, ibanGrants]']);
  expect(optionsOf(v.nullable(v.union([Card, v.string()])))).toEqual([
    'options: () => [cardGrants]',
  ]);
  expect(optionsOf(v.union([Card, either, v.null()]))).toEqual([
    'options: () => [cardGrants, ibanGrants]',
  ]);
  const listed = ['itemOptions: () => [cardGrants, ibanGrants]'];
  expect(optionsOf(v.array(either))).toEqual(listed);
  expect(optionsOf(v.optional(v.pipe(v.array(v.nullable(either)), v.maxLength(9))))).toEqual(
    listed,
  );
});

test('nothing is told of them where there are none, or where they are out of reach', () => {
  expect(optionsOf(v.array(v.string()))).toEqual([]);
  expect(optionsOf(v.array(v.union([v.string(), v.number()])))).toEqual([]);
  expect(optionsOf(v.array(Card))).toEqual(['list: () => cardGrants']);
  expect(optionsOf(v.array(v.array(v.union([Card, Iban]))))).toEqual([]);
  expect(optionsOf(v.record(v.string(), v.union([Card, Iban])))).toEqual([]);
});

test('nor where an object that is no model may have the same keys', () => {
  expect(optionsOf(v.union([Card, v.object({ pin: v.string() })]))).toEqual([]);
  expect(optionsOf(v.union([Card, v.record(v.string(), v.string())]))).toEqual([]);
  expect(optionsOf(v.array(v.union([Card, v.unknown()])))).toEqual([]);
  expect(optionsOf(v.union([Card, v.union([Iban, v.looseObject({})])]))).toEqual([]);
});
