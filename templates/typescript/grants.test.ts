import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import { definitionOf, type Model } from '../../src/model/model.js';
import { defineRoles } from '../../src/model/roles.js';
import { grantsTable } from './grants.js';

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

/** The `read` of a field in the emitted table. */
function readOf(schema: v.GenericSchema<any /* any input */>, options: object): string | undefined {
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
  return /read: (-?\d+)/.exec(grantsTable(holder, program))?.[1];
}

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

test('who may not read all of the models in something else, may not read it', () => {
  // The owner reads cards, support reads cards, and admin, who extends support, both.
  expect(readOf(v.variant('kind', [Card, Iban]), anyone)).toBe('4');
  expect(readOf(v.union([Card, v.string()]), anyone)).toBe('7');
  expect(readOf(v.union([Card, v.string()]), { readableBy: ['owner'] })).toBe('1');
  expect(readOf(v.record(v.string(), Wallet), anyone)).toBeUndefined();
  expect(readOf(v.object({ deep: v.array(Iban) }), { readableBy: ['support'] })).toBe('4');
  expect(readOf(v.object({ deep: v.array(Iban) }), { readableBy: ['owner'] })).toBeUndefined();
});
