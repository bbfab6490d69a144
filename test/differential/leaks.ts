/**
 * What a view shows although a model hides it, however the model is nested. This is weaker than
 * `seen.ts`, which says exactly what is shown, but also holds inside intersections.
 */
import type { Model, Program, Schema } from './description.js';
import { heldBy } from './held.js';

/** The paths of hidden fields that a view shows. */
export function leaksIn(program: Program, roles: readonly string[], view: unknown): string[] {
  const held = heldBy(program.roles, roles);

  function ofModel({ fields }: Model, seen: unknown, at: string): string[] {
    return Object.entries(fields).flatMap(([key, { schema, stored, readers = [] }]) => {
      if (!isKeyed(seen) || !Object.hasOwn(seen, key)) return [];
      const isOpen = readers === 'anyone' || readers.some((role) => held.includes(role));
      return stored && isOpen ? of(schema, seen[key], `${at}/${key}`) : [`${at}/${key}`];
    });
  }

  function of(schema: Schema, seen: unknown, at: string): string[] {
    if ('model' in schema) return ofModel(schema.model, seen, at);
    if ('lazy' in schema) return of(program.lazies[schema.lazy] as Schema, seen, at);
    if ('steps' in schema)
      return schema.steps.every((step) => 'note' in step) ? of(schema.inner, seen, at) : [];
    if ('inner' in schema) return of(schema.inner, seen, at);
    if (schema.is === 'intersect') return schema.options.flatMap((option) => of(option, seen, at));
    if (schema.is === 'array' && schema.rest && Array.isArray(seen)) {
      const { rest } = schema;
      return seen.flatMap((item, index) => of(rest, item, `${at}/${index}`));
    }
    if ('entries' in schema && isKeyed(seen)) {
      return Object.entries(seen).flatMap(([key, value]) => {
        const entry = Object.hasOwn(schema.entries, key) ? schema.entries[key] : schema.rest;
        return entry ? of(entry, value, `${at}/${key}`) : [];
      });
    }
    return []; // a union shows what one of its options does
  }

  return ofModel(program.model, view, '');
}

const isKeyed = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
