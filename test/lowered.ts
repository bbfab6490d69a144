import type * as v from 'valibot';
import type { LoweringContext } from '../generator/3-lower/lowering-context.js';
import { lowerSchema } from '../generator/3-lower/schema/lower-schema.js';
import type { SchemaIr } from '../generator/ir/schema-ir.js';

/** A schema as it is lowered in the field `value` of a model `Sample`. */
export function lowered(schema: v.GenericSchema<any /* any input */, unknown>): SchemaIr {
  const context = {
    owner: { name: 'Sample', roles: new Map() },
    place: { file: 'sample.model.ts', model: 'Sample', field: 'value' },
    definitions: new Map(),
    oftenUsed: new Set(),
    report: () => undefined,
  } as unknown as LoweringContext;
  return lowerSchema(schema, { model: 'Sample', field: 'value', steps: [] }, context);
}
