/** Programs of which every role may write everything, and some may read some of it. */
import type { Arbitrary } from 'fast-check';
import type { Field, Model, Program, Schema } from './description.js';
import { programs } from './programs.js';
import { mapped, withParts } from './walk.js';

export const readable: Arbitrary<Program> = programs.map((program) => ({
  ...program,
  model: readableModel(program.model, Object.keys(program.roles)),
  lazies: program.lazies.map((lazy) => readableSchema(lazy, Object.keys(program.roles))),
}));

function readableModel({ fields }: Model, roles: readonly string[]): Model {
  return { fields: mapped(fields, (field) => readableField(field, roles)) };
}

/** Turns writers into readers. A field all could write is hidden; one that nobody could is open. */
function readableField({ schema, create, stored }: Field, roles: readonly string[]): Field {
  const writers = new Set(create.map(({ role }) => role));
  const grants = roles.map((role) => ({ role }));
  const readers = [...writers].filter(() => writers.size < 5);
  return {
    schema: readableSchema(schema, roles),
    create: grants,
    update: grants,
    stored,
    readers: writers.size === 0 ? 'anyone' : readers,
  };
}

function readableSchema(schema: Schema, roles: readonly string[]): Schema {
  if ('model' in schema) return { ...schema, model: readableModel(schema.model, roles) };
  return withParts(schema, (part) => readableSchema(part, roles));
}

/** Opens about half of the fields of the models in a schema to everybody who reads. */
export function halfShown(schema: Schema): Schema {
  if (!('model' in schema)) return withParts(schema, halfShown);
  const fields = mapped(schema.model.fields, (field): Field => {
    const shown = { ...field, schema: halfShown(field.schema) };
    return field.create.length % 2 === 0 ? { ...shown, readers: 'anyone' } : shown;
  });
  return { ...schema, model: { fields } };
}
