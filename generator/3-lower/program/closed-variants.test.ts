/** Variants of which a role that may write the field can choose no option. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { definitionOf, type AnyModel } from '../../../src/model/model.js';
import { defineRoles } from '../../../src/model/roles.js';
import { lower } from '../lower.js';
import { closedVariants } from './closed-variants.js';

const { field, model } = defineRoles({
  owner: 'Whose it is',
  support: 'Helpdesk',
  admin: { description: 'Staff', extends: ['support'] },
});
const own = { writableBy: ['owner'] } as const;
const Card = model('Card', {
  kind: field(v.literal('card'), own),
  captured: field(v.optional(v.boolean()), { writableBy: ['admin'] }),
});
const Iban = model('Iban', { kind: field(v.literal('iban'), own) });
const Cash = model('Cash', {
  kind: field(v.literal('cash'), { writableBy: { create: ['support'] } }),
});

function found(...models: AnyModel[]): string[] {
  const loaded = models.map((one) => {
    const definition = definitionOf(one)!;
    return { definition, schema: one, file: 'a.model.ts', exportName: definition.name };
  });
  const program = lower(loaded, () => undefined);
  return closedVariants(program).map(({ message }) => message);
}

const payment = v.variant('kind', [Card, Iban]);

test.each<[string, v.GenericSchema]>([
  ['itself', payment],
  ['in a list', v.array(payment)],
  ['optional, behind a lazy', v.optional(v.lazy(() => payment))],
])('a variant (%s) is reported for a role that may not send its key', (_, schema) => {
  const Order = model('Order', { payment: field(schema, { writableBy: ['owner', 'admin'] }) });
  expect(found(Card, Iban, Order)).toEqual([
    "Field 'Order.payment' is writable by 'admin', but 'admin' may choose none of 'Card', 'Iban': the key 'kind' is not granted there in 'create'.",
  ]);
});

test('so is one that is only updated, and every such role', () => {
  const Order = model('Order', {
    payment: field(payment, { writableBy: { update: ['support'] } }),
  });
  expect(found(Card, Iban, Order)).toHaveLength(2);
});

test.each<[string, v.GenericSchema]>([
  ['one option is the role’s', v.variant('kind', [Card, Iban, Cash])],
  ['an option is no model', v.variant('kind', [Card, v.object({ kind: v.literal('none') })])],
  ['it is no variant', v.union([Card, Iban])],
  ['it has no option', v.object({ card: Card, none: v.variant('kind', []) })],
])('a variant is not reported if %s', (_, schema) => {
  const Order = model('Order', { payment: field(schema, { writableBy: ['owner', 'admin'] }) });
  expect(found(Card, Iban, Cash, Order)).toEqual([]);
});

test('nor for a role that may send the key, whatever else the option holds', () => {
  const Order = model('Order', { payment: field(v.variant('kind', [Card]), own) });
  expect(found(Card, Order)).toEqual([]);
});

test('nor is one that only the server writes', () => {
  expect(found(Card, Iban, model('Order', { payment: field(payment) }))).toEqual([]);
});
