/** Programs whose parsers return their input: nothing is transformed or filled in. */
import type { Field, Grant, Program, Schema, Step } from './description.js';
import { TRANSFORMATIONS } from './library.js';
import { mapped, withParts } from './walk.js';

export function pure(program: Program): Program {
  const model = { fields: mapped(program.model.fields, pureField) };
  return { ...program, model, lazies: program.lazies.map(pureSchema) };
}

function pureField(field: Field): Field {
  const grants = (given: readonly Grant[]): Grant[] =>
    given.map(({ role, narrowing, when }) => ({
      role,
      ...(when && { when }),
      ...(narrowing && { narrowing: pureSchema(narrowing) }),
    }));
  const create = grants(field.create);
  return {
    ...field,
    schema: pureSchema(field.schema),
    create,
    // A narrowing shared by both operations stays shared: items of keyed lists need that.
    update: field.update === field.create ? create : grants(field.update),
  };
}

function pureSchema(schema: Schema): Schema {
  if ('model' in schema)
    return { is: 'model', model: { fields: mapped(schema.model.fields, pureField) } };
  if (schema.is === 'fallback') return pureSchema(schema.inner);
  const parts = withParts(schema, pureSchema);
  if ('default' in parts) return { is: parts.is, inner: parts.inner };
  if (!('steps' in parts)) return parts;
  const end = parts.steps.findIndex((step) => !isPure(step));
  return end < 0 ? parts : { ...parts, steps: parts.steps.slice(0, end) };
}

const SAME: ReadonlySet<string> = new Set(['brand', 'flavor', 'readonly', 'guard']);

const isPure = (step: Step): boolean =>
  !('do' in step) || !(step.do in TRANSFORMATIONS) || SAME.has(step.do);
