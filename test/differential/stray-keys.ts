/** Keys in an output that its sender may not write, wherever a model's output can be recognized. */
import { type Asker, type Model, type Program, type Schema, type Shape } from './description.js';
import { grantsHeld, heldBy } from './held.js';

type Path = readonly (string | number)[];

export function strayKeys(
  program: Program,
  { shape, roles, record }: Asker,
  output: unknown,
): Path[] {
  const held = heldBy(program.roles, roles);

  function inModel(model: Model, value: unknown, at: Path, inShape: Shape): Path[] {
    if (!isObject(value)) return [];
    return Object.entries(value).flatMap(([key, one]) => {
      const field = Object.hasOwn(model.fields, key) ? model.fields[key] : undefined;
      const isOpen = field && grantsHeld(field, { held, record, shape: inShape }).length > 0;
      return isOpen ? inSchema(field.schema, one, [...at, key], inShape) : [[...at, key]];
    });
  }

  function inSchema(schema: Schema, value: unknown, at: Path, inShape: Shape): Path[] {
    if ('model' in schema) return inModel(schema.model, value, at, inShape);
    if ('lazy' in schema) {
      return inSchema(program.lazies[schema.lazy] as Schema, value, at, inShape);
    }
    if ('steps' in schema) {
      const isSame = schema.steps.every((step) => 'note' in step);
      return isSame && schema.is === 'pipe' ? inSchema(schema.inner, value, at, inShape) : [];
    }
    if ('inner' in schema) return inSchema(schema.inner, value, at, inShape);
    if ('entries' in schema && isObject(value)) {
      return Object.entries(schema.entries).flatMap(([key, entry]) =>
        inSchema(entry, value[key], [...at, key], 'create'),
      );
    }
    if (schema.is === 'array' && schema.rest && Array.isArray(value)) {
      const { rest } = schema;
      return value.flatMap((item: unknown, index) =>
        inSchema(rest, item, [...at, index], 'create'),
      );
    }
    if (schema.is !== 'union' && schema.is !== 'variant') return [];
    // One of the options made it, and that one has none.
    const found = schema.options.map((option) => inSchema(option, value, at, 'create'));
    return found.find((paths) => paths.length === 0) ?? found[0] ?? [];
  }

  return inModel(program.model, output, [], shape);
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null;
