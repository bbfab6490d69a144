/** What a description holds. */
import type { Field, Model, Program, Schema } from './description.js';

/** The models of a program, those that others nest first. */
export function modelsIn(program: Program): Model[] {
  const found: Model[] = [];
  const visit = (model: Model): void => {
    for (const { schema } of Object.values(model.fields)) schemasIn(schema).forEach(enter);
    if (!found.includes(model)) found.push(model);
  };
  const enter = (schema: Schema): void => {
    if ('model' in schema) visit(schema.model);
  };
  program.lazies.flatMap(schemasIn).forEach(enter);
  visit(program.model);
  return found;
}

/** The lazy schemas that a program uses, with those that they use. */
export function lazyNumbersIn(program: Program): number[] {
  const found = new Set<number>();
  const visit = (schema: Schema): void => {
    for (const inner of schemasIn(schema)) {
      if (!('lazy' in inner) || found.has(inner.lazy)) continue;
      found.add(inner.lazy);
      visit(program.lazies[inner.lazy] as Schema);
    }
  };
  for (const model of modelsIn(program))
    Object.values(model.fields).forEach((field) => schemasOfField(field).forEach(visit));
  return [...found].sort((a, b) => b - a);
}

export const schemasOfField = ({ schema, create, update }: Field): Schema[] => [
  schema,
  ...[...create, ...update].flatMap(({ narrowing }) => narrowing ?? []),
];

/** A schema and all that are inside it, but for those of nested models. */
export function schemasIn(schema: Schema): Schema[] {
  return [schema, ...directlyIn(schema).flatMap(schemasIn)];
}

function directlyIn(schema: Schema): readonly Schema[] {
  if ('entries' in schema)
    return [...Object.values(schema.entries), ...maybe(schema.rest), ...maybe(schema.keys)];
  if ('items' in schema) return [...schema.items, ...maybe(schema.rest)];
  if ('options' in schema) return schema.options;
  if ('steps' in schema)
    return [schema.inner, ...schema.steps.flatMap((step) => ('next' in step ? [step.next] : []))];
  if ('inner' in schema) return [schema.inner];
  if ('key' in schema) return [schema.key, schema.item];
  return 'item' in schema ? [schema.item] : [];
}

const maybe = (schema: Schema | undefined): Schema[] => (schema ? [schema] : []);
