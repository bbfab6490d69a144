/** Programs of which some roles may read some fields. */
import type { Arbitrary } from 'fast-check';
import type { Field, Model, Program, Schema } from './description.js';
import { programs } from './programs.js';
import { mapped, withParts } from './walk.js';

/** Every role may write everything. */
export const readable: Arbitrary<Program> = programs.map((program) => {
  const grants = Object.keys(program.roles).map((role) => ({ role }));
  return withFields(withReaders(program), (field) => ({
    ...field,
    create: grants,
    update: grants,
  }));
});

/** Who may write a field may read it, unless all may: then nobody can. What nobody writes is open. */
export const withReaders = (program: Program): Program =>
  withFields(program, (field) => {
    const writers = new Set(field.create.map(({ role }) => role));
    const readers = [...writers].filter(() => writers.size < 5);
    return { ...field, readers: writers.size === 0 ? 'anyone' : readers };
  });

/** A program with each field changed, also those of nested models. */
function withFields(program: Program, change: (field: Field) => Field): Program {
  const ofModel = ({ fields }: Model): Model => ({
    fields: mapped(fields, (field) => change({ ...field, schema: ofSchema(field.schema) })),
  });
  const ofSchema = (schema: Schema): Schema =>
    'model' in schema ? { ...schema, model: ofModel(schema.model) } : withParts(schema, ofSchema);
  return { ...program, model: ofModel(program.model), lazies: program.lazies.map(ofSchema) };
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
