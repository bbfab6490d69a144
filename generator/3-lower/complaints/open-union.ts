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
    message: `${calledAt(place)} accepts '${model}' or an object with any keys, so keys that '${model}' refuses could be written and read as part of that object.`,
    help: `Tell them apart with v.variant() and a key that both have, or make the other one a v.strictObject().`,
    place,
  });
}
