/** A record that differs from another in what somebody may neither read nor write. */
import { bare, isObject } from './applied.js';
import type { Asker, Field, Model, Program, Schema } from './description.js';
import { grantsHeld, heldBy } from './held.js';

export function withOtherSecrets(
  { model, roles, lazies }: Program,
  { roles: names, record }: Asker,
  stored: unknown,
): unknown {
  const held = heldBy(roles, names);
  const isOpen = (field: Field): boolean =>
    field.readers === 'anyone' ||
    (field.readers ?? []).some((role) => held.includes(role)) ||
    (['create', 'update'] as const).some(
      (shape) => grantsHeld(field, { held, shape, record }).length > 0,
    );

  const ofModel = ({ fields }: Model, value: object, keyedBy?: string): object =>
    Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (key === keyedBy) return [key, one];
        return [
          key,
          field && isOpen(field) ? of(field.schema, one, field.keyedBy) : otherThan(one),
        ];
      }),
    );

  function of(schema: Schema, value: unknown, keyedBy?: string): unknown {
    const seen = bare(schema, lazies);
    if ('model' in seen) return isObject(value) ? ofModel(seen.model, value, keyedBy) : value;
    if (seen.is !== 'array' || !seen.rest || !Array.isArray(value)) return value;
    const { rest } = seen;
    return value.map((item: unknown) => of(rest, item, keyedBy));
  }

  return of({ is: 'model', model }, stored);
}

const otherThan = (value: unknown): unknown => (value === 'another' ? 'one more' : 'another');
