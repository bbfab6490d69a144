/** A schema lowered as the field `User.name`, with what is complained about meanwhile. */
import * as v from 'valibot';
import { NAMING, oftenUsedIn } from '../generator/3-lower/live/often-used.js';
import { lowerSchema } from '../generator/3-lower/schema/lower-schema.js';
import type { SchemaIr, SourceIr } from '../generator/ir/schema-ir.js';
import { definitionOf } from '../src/model/model.js';
import { defineRoles } from '../src/model/roles.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });
const User = model('User', { name: field(v.string(), { writableBy: ['owner'] }) });
export const Place = model('Place', { city: field(v.string(), { writableBy: ['owner'] }) });

export const FIELD: SourceIr = { model: 'User', field: 'name', steps: [] };
export const STRING = { kind: 'type', type: 'string', expects: 'string' } as const;
export const NUMBER = { kind: 'type', type: 'number', expects: 'number' } as const;
export const PLACE = { kind: 'model', model: 'Place' } as const;

interface Lowered {
  readonly ir: SchemaIr;
  /** The codes of the complaints. */
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  readonly definitions: readonly string[];
}

export function lower(schema: object): Lowered {
  const codes: string[] = [];
  const messages: string[] = [];
  const definitions = new Map();
  const ir = lowerSchema(schema, FIELD, {
    owner: definitionOf(User)!,
    place: { file: 'user.model.ts', model: 'User', field: 'name' },
    definitions,
    oftenUsed: oftenUsedIn([schema], NAMING),
    report: ({ code, message }) => {
      codes.push(code);
      messages.push(message);
    },
  });
  return { ir, codes, messages, definitions: [...definitions.values()].map(({ name }) => name) };
}

export const at = (...steps: (string | number)[]): SourceIr => ({ ...FIELD, steps });

export const island = (type: string, ...steps: (string | number)[]): SchemaIr => {
  const given = { expects: EXPECTED[type] ?? 'unknown', defaulted: false, fallback: false };
  return { kind: 'island', type, ...given, source: at(...steps) };
};

/** What the islands of the tests expect, in valibot's words. */
const EXPECTED: { readonly [type: string]: string } = {
  string: 'string',
  literal: 'symbol',
  picklist: '(symbol | "b")',
  optional: '(string | undefined)',
  object: 'Object',
  strict_object: 'Object',
  variant: 'Object',
};
