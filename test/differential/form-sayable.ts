/** Programs without the fields of which docs/forms.md does not say what becomes of a text. */
import type { Model, Program, Schema } from './description.js';
import { withoutLost } from './exact.js';
import { hasParts, mapped, schemasIn, withParts } from './walk.js';

export function sayable(program: Program): Program {
  const isSayable = (schema: Schema, entered: readonly number[] = []): boolean =>
    schemasIn(schema).every((inner) => {
      if (!('lazy' in inner) || entered.includes(inner.lazy)) return !isLeftOpen(inner);
      return isSayable(program.lazies[inner.lazy]!, [...entered, inner.lazy]);
    });
  const ofSchema = (schema: Schema): Schema =>
    'model' in schema ? { ...schema, model: ofModel(schema.model) } : withParts(schema, ofSchema);
  function ofModel({ fields }: Model): Model {
    const kept = Object.entries(fields).filter(([, { schema }]) => isSayable(schema));
    const keys = new Set(kept.map(([key]) => key));
    return {
      fields: mapped(Object.fromEntries(kept), (field) => ({
        ...field,
        schema: ofSchema(field.schema),
        // A narrowing shared by both operations stays shared: items of keyed lists need that.
        ...(field.update !== field.create && {
          update: field.update.map((grant) => withoutLost(grant, keys)),
        }),
      })),
    };
  }
  return { ...program, model: ofModel(program.model), lazies: program.lazies.map(ofSchema) };
}

/** Intersections, and what JSON Schema says as one: a list or object with several rules. */
const isLeftOpen = (schema: Schema): boolean =>
  schema.is === 'intersect' ||
  ('steps' in schema && hasParts(schema.inner) && schema.steps.length > 1);
