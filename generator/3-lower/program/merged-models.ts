import { nestedNames } from '../../ir/nested-names.js';
import { onceFor } from '../../ir/once-for.js';
import type { ModelIr } from '../../ir/program-ir.js';
import { some, modelsIn } from '../../ir/walk.js';

/**
 * Models, and which of them an intersection may merge: it compares what is made of them even where a
 * rule refuses one, as valibot does, so they are made even then.
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

/** The names of the models that a model's intersections hold. */
const inIntersections = onceFor(({ properties }: ModelIr): readonly string[] =>
  properties
    .filter(({ schema }) => some(schema, (inner) => inner.kind === 'allOf'))
    .flatMap(({ schema }) => modelsIn(schema, 'create').map(({ model }) => model)),
);

/** One object for one model, by which it is known to have been handed over. */
const asMerged = onceFor((model: ModelIr): ModelIr => ({ ...model, isMerged: true }));
