import * as v from 'valibot';
import { expect, test } from 'vitest';
import { narrow } from '../narrow.js';
import { defineRoles } from '../roles.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });

/** Declares a model as JavaScript users do, whom no compiler stops. */
function declare(schema: v.GenericSchema<unknown>, narrowing: v.GenericSchema<unknown>): void {
  const options = { writableBy: [narrow('owner', narrowing)] } as object;
  model('Key', { scope: field(schema, options) });
}

const SCOPES = v.picklist(['read', 'write']);

test('a narrowing to a value that the field could not hold is refused', () => {
  expect(() => declare(SCOPES, v.picklist(['read', 'root']))).toThrow(
    `Field 'Key.scope' has a narrow() with "root", a value that the field could not hold.`,
  );
});

test('wrappers and literals are looked into', () => {
  expect(() => declare(v.optional(v.nullable(SCOPES)), v.literal('root'))).toThrow('"root"');
});

test('a narrowing to some of the values is fine', () => {
  expect(() => declare(v.optional(SCOPES), v.picklist(['read']))).not.toThrow();
});

test('rules that list no values are left to the compiler', () => {
  expect(() => declare(v.string(), v.pipe(v.string(), v.maxLength(3)))).not.toThrow();
});
