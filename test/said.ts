/** A schema as JSON Schema: of what is sent, of what is returned, and for readers. */
import type * as v from 'valibot';
import type { JsonSchema } from '../generator/ir/json-schema/json-schema.js';
import { jsonSchemaOf } from '../generator/ir/json-schema/schema.js';
import type { Translation } from '../generator/ir/json-schema/translation.js';
import { lowered } from './lowered.js';

type Schema = v.GenericSchema<any>; // any: any input

/** A schema, and what is said of it. */
export type Row = readonly [schema: Schema, said: JsonSchema];

function said(schema: Schema, over: Partial<Translation>): JsonSchema {
  return jsonSchemaOf(lowered(schema), {
    side: 'input',
    to: 'validator',
    model: (model) => ({ $ref: model }),
    definition: ({ name }) => ({ $ref: `#/$defs/${name}` }),
    ...over,
  });
}

export const sent = (schema: Schema): JsonSchema => said(schema, {});

export const returned = (schema: Schema): JsonSchema => said(schema, { side: 'output' });

export const toReader = (schema: Schema): JsonSchema => said(schema, { to: 'reader' });
