import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { EMAIL } from '../../workloads/email.js';
import type { SchemaResult } from '../verdicts/json-schema.js';

const strict = { additionalProperties: false };

const Address = Type.Object(
  {
    street: Type.String({ minLength: 1, maxLength: 200 }),
    city: Type.String({ minLength: 1, maxLength: 100 }),
    zip: Type.String({ minLength: 1, maxLength: 20 }),
    country: Type.String({ minLength: 2, maxLength: 2 }),
  },
  strict,
);

const Preferences = Type.Partial(
  Type.Object({
    theme: Type.Union([Type.Literal('light'), Type.Literal('dark')]),
    language: Type.String({ minLength: 2, maxLength: 2 }),
    newsletter: Type.Boolean(),
    page_size: Type.Integer({ minimum: 1, maximum: 100 }),
  }),
  strict,
);

const User = Type.Partial(
  Type.Object({
    email: Type.String({ pattern: EMAIL.source, maxLength: 254 }),
    display_name: Type.String({ minLength: 1, maxLength: 50 }),
    bio: Type.String({ maxLength: 500 }),
    age: Type.Integer({ minimum: 0, maximum: 150 }),
    url: Type.String({ pattern: '^https://', maxLength: 200 }),
    tags: Type.Array(Type.String({ minLength: 1, maxLength: 30 }), { maxItems: 10 }),
    preferences: Preferences,
    addresses: Type.Array(Address, { maxItems: 5 }),
  }),
  strict,
);

const compiled = Compile(User);

export function parse(input: unknown): SchemaResult {
  return compiled.Check(input)
    ? { success: true, output: input }
    : { success: false, errors: compiled.Errors(input) };
}

export function check(input: unknown): boolean {
  return compiled.Check(input);
}

export { verdict } from '../verdicts/json-schema.js';
