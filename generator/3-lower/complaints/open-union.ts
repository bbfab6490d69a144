import { calledAt } from '../../../src/model/problems/field-place.js';
import { modelBesideOpenOption } from '../../ir/open-option.js';
import type { SchemaIr } from '../../ir/schema-ir.js';
import type { LoweringContext } from '../lowering-context.js';

/** Reports a union that would accept what a model in it refuses. */
export function reportOpenUnion(schema: SchemaIr, { place, report }: LoweringContext): void {
  const model = modelBesideOpenOption(schema);
  if (model === undefined) return;
  report({
    code: 'union-open',
    message: `${calledAt(place)} takes '${model}' or an object with any keys, so that what '${model}' closes is written and read as one of these.`,
    help: `Tell them apart: v.variant() with a key that both have. Or let the other one be a v.strictObject().`,
    place,
  });
}
