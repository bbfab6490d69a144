/** Walks through descriptions. */
import type { Field, Model, Program, Schema } from './description.js';

/** The models of a program, those that others nest first. The outermost is the last. */
export function modelsIn(program: Program): Model[] {
  const found = new Set<Model>();
  const entered = new Set<number>();
  const visit = (model: Model): void => {
    for (const { schema } of Object.values(model.fields)) schemasIn(schema).forEach(enter);
    found.add(model);
  };
  const enter = (schema: Schema): void => {
    if ('model' in schema) visit(schema.model);
    if (schema.is === 'reference') found.add(schema.target);
    if (!('lazy' in schema) || entered.has(schema.lazy)) return;
    entered.add(schema.lazy);
    schemasIn(program.lazies[schema.lazy] as Schema).forEach(enter);
  };
  visit(program.model);
  return [...found];
}

/** The numbers of the lazy schemas that a program uses, with those that they use. */
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
    Object.values(model.fields).flatMap(schemasOf).forEach(visit);
  return [...found].sort();
}

/** The schema of a field and those of its narrowings. */
export const schemasOf = ({ schema, create, update }: Field): Schema[] => [
  schema,
  ...[...create, ...update].flatMap(({ narrowing }) => narrowing ?? []),
];

/** A schema and all that are in it, but for those of nested models. */
export function schemasIn(schema: Schema): Schema[] {
  return [schema, ...partsOf(schema).flatMap(schemasIn)];
}

/** The schemas directly in one, but for those of nested models. */
export function partsOf(schema: Schema): Schema[] {
  const parts: Schema[] = [];
  withParts(schema, (part) => {
    parts.push(part);
    return part;
  });
  return parts;
}

/** Whether a schema holds a model, also behind lazy schemas. */
export function holdsModel(
  schema: Schema,
  lazies: readonly Schema[],
  entered: readonly number[] = [],
): boolean {
  return schemasIn(schema).some((inner) => {
    if (!('lazy' in inner)) return 'model' in inner;
    if (entered.includes(inner.lazy)) return false;
    return holdsModel(lazies[inner.lazy] as Schema, lazies, [...entered, inner.lazy]);
  });
}

/** Whether a schema is an object, a list or a choice. */
export const hasParts = (schema: Schema): boolean =>
  'entries' in schema || 'items' in schema || 'options' in schema;

/** All schemas of a program. */
export const allSchemasIn = (program: Program): Schema[] => [
  ...modelsIn(program).flatMap(({ fields }) =>
    Object.values(fields).flatMap(schemasOf).flatMap(schemasIn),
  ),
  ...program.lazies.flatMap(schemasIn),
];

/** A schema with each of its parts changed. */
export function withParts(schema: Schema, change: (part: Schema) => Schema): Schema {
  const rest = 'rest' in schema && schema.rest ? { rest: change(schema.rest) } : {};
  if ('entries' in schema) {
    const keys = schema.keys ? { keys: change(schema.keys) } : {};
    return { ...schema, entries: mapped(schema.entries, change), ...keys, ...rest };
  }
  if ('items' in schema) return { ...schema, items: schema.items.map(change), ...rest };
  if ('options' in schema) return { ...schema, options: schema.options.map(change) };
  if ('steps' in schema) {
    const steps = schema.steps.map((step) => ('next' in step ? { next: change(step.next) } : step));
    return { ...schema, inner: change(schema.inner), steps };
  }
  if ('inner' in schema) return { ...schema, inner: change(schema.inner) };
  if (schema.is === 'map') return { ...schema, key: change(schema.key), item: change(schema.item) };
  return 'item' in schema ? { ...schema, item: change(schema.item) } : schema;
}

/** An object with each of its values changed. */
export function mapped<From, To>(
  object: { readonly [key: string]: From },
  change: (value: From) => To,
): { [key: string]: To } {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
