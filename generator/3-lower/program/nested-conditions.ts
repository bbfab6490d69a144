import { calledAt } from '../../../src/model/problems/field-place.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import type { ModelIr } from '../../ir/program-ir.js';
import { modelsIn } from '../../ir/walk.js';
import { bitsOf } from '../../ir/writers.js';

/**
 * Complains about models with conditions that an update merges: nested ones, and items with a key. A
 * condition is asked about the whole record, but a record may hold such a model several times, and
 * one bit can't tell for which it holds. It would even be taken for a condition of the record, whose
 * bits are the same.
 */
export function nestedConditions(models: readonly ModelIr[]): Complaint[] {
  const conditional = new Set(
    models.filter((model) => model.conditions.length > 0).map((model) => model.name),
  );
  if (conditional.size === 0) return [];
  return models.flatMap(({ name, file, properties }) =>
    properties.flatMap(({ key, schema, writers, keyedBy }) => {
      if (bitsOf(writers.update) === 0) return [];
      const merged = modelsIn(schema, 'update').filter(
        ({ shape }) => shape === 'update' || keyedBy !== undefined,
      );
      const nested = new Set(
        merged.map(({ model }) => model).filter((one) => conditional.has(one)),
      );
      const place = { file, model: name, field: key };
      return [...nested].map((inner) => ({
        code: 'condition-nested' as const,
        message: `${calledAt(place)} nests the model '${inner}', whose fields have conditions. Inside another record, none of them would hold.`,
        help: `Put a when() about fields of '${name}' on '${name}.${key}', and nest a model without conditions.`,
        place,
      }));
    }),
  );
}
