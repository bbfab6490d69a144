import { nestedNames } from '../../ir/nested-names.js';
import { onceFor } from '../../ir/once-for.js';
import type { ModelIr } from '../../ir/program-ir.js';
import { some, modelsIn } from '../../ir/walk.js';

/**
 * Marks the models that an intersection may merge. Like valibot, an intersection compares its
 * options' results even if a rule has refused one, so such models must return a result even then.
 */
export function withMerged(models: readonly ModelIr[]): readonly ModelIr[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  const merged = new Set(models.flatMap(inIntersections));
  for (const name of merged) {
    const model = byName.get(name);
    if (model !== undefined) for (const nested of nestedNames(model)) merged.add(nested);
  }
  return models.map((model) => (merged.has(model.name) ? asMerged(model) : model));
}

/** The names of the models inside a model's intersections. */
const inIntersections = onceFor(({ properties }: ModelIr): readonly string[] =>
  properties
    .filter(({ schema }) => some(schema, (inner) => inner.kind === 'allOf'))
    .flatMap(({ schema }) => modelsIn(schema, 'create').map(({ model }) => model)),
);

/** Always the same object for the same model, so that it is recognized as already handed over. */
const asMerged = onceFor((model: ModelIr): ModelIr => ({ ...model, isMerged: true }));
