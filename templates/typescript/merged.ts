import { modelNamed } from '../../generator/ir/model-named.js';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import type { SchemaIr } from '../../generator/ir/schema-ir.js';
import { mergesValues, modelsIn } from '../../generator/ir/walk.js';

/**
 * Whether an intersection may merge what is made of a model: it compares outputs even where a rule
 * refuses one of them, as valibot does.
 */
export function isMerged({ name }: ModelIr, program: ProgramIr): boolean {
  const known = found.get(program) ?? mergedModels(program);
  found.set(program, known);
  return known.has(name);
}

const found: WeakMap<ProgramIr, ReadonlySet<string>> = new WeakMap();

function mergedModels(program: ProgramIr): ReadonlySet<string> {
  const merged = new Set<string>();
  const addIn = (schema: SchemaIr): void => {
    for (const { model } of modelsIn(schema, 'create')) {
      if (merged.has(model)) continue;
      merged.add(model);
      modelNamed(model, program)?.properties.forEach((property) => addIn(property.schema));
    }
  };
  const all = program.models.flatMap((model) => model.properties);
  for (const { schema } of all) if (mergesValues(schema)) addIn(schema);
  return merged;
}
