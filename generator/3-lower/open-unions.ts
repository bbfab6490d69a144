import type { Complaint } from '../diagnostics/diagnostic.js';
import { modelBesideOpenOption } from '../ir/open-option.js';
import type { ModelIr } from '../ir/program-ir.js';

/** Unions in which what a model closes is open by another option. */
export function openUnions(models: readonly ModelIr[]): Complaint[] {
  return models.flatMap(({ name, file, properties }) =>
    properties.flatMap(({ key, schema }) => {
      const model = modelBesideOpenOption(schema);
      if (model === undefined) return [];
      return {
        code: 'union-open' as const,
        message: `Field '${name}.${key}' takes '${model}' or an object with any keys, so that what '${model}' closes is written and read as one of these.`,
        help: `Tell them apart: v.variant() with a key that both have. Or let the other one be a v.strictObject().`,
        place: { file, model: name, field: key },
      };
    }),
  );
}
