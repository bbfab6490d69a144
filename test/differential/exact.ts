/** Programs whose parsers JSON Schema can express exactly. */
import { COVERAGE } from '../../generator/3-lower/schema/coverage.js';
import { accepts } from './accepts.js';
import {
  Own,
  type Action,
  type Field,
  type Grant,
  type Model,
  type PipeSchema,
  type Program,
  type Schema,
} from './description.js';
import { TRANSFORMATIONS } from './library.js';
import { isToldWhole } from './told-whole.js';
import { schemasIn, schemasOf, withParts } from './walk.js';

/** A program without the fields that JSON Schema can only approximate. */
export function exact(program: Program): Program {
  const { model, lazies } = program;
  return {
    ...program,
    model: exactModel(model, lazies),
    lazies: lazies.map((lazy) => exactSchema(lazy, lazies)),
  };
}

function exactSchema(schema: Schema, lazies: readonly Schema[]): Schema {
  return 'model' in schema
    ? { is: 'model', model: exactModel(schema.model, lazies) }
    : withParts(schema, (part) => exactSchema(part, lazies));
}

function exactModel({ fields }: Model, lazies: readonly Schema[]): Model {
  const kept = Object.entries(fields).filter(([, field]) => isExact(field, lazies));
  const keys = new Set(kept.map(([key]) => key));
  return {
    fields: Object.fromEntries(
      kept.map(([key, { schema, create, update, stored }]) => {
        const grants = update.map((grant) => withoutLost(grant, keys));
        // No JSON Schema says that new records must not name items, so leave out `keyedBy`.
        return [key, { schema: exactSchema(schema, lazies), create, update: grants, stored }];
      }),
    ),
  };
}

/** Removes a grant's condition if it depends on a field that is left out. */
export function withoutLost({ when, ...grant }: Grant, keys: ReadonlySet<string>): Grant {
  const isLost =
    when === undefined ||
    (!(when.holds instanceof Own) && Object.keys(when.holds).some((key) => !keys.has(key)));
  return isLost ? grant : { ...grant, when };
}

function isExact(field: Field, lazies: readonly Schema[]): boolean {
  const entered = new Set<number>();
  const isAllSayable = (schema: Schema): boolean =>
    schemasIn(schema).every((inner) => {
      if (!('lazy' in inner) || entered.has(inner.lazy)) return isSayable(inner);
      entered.add(inner.lazy);
      return isSayable(inner) && isAllSayable(lazies[inner.lazy]!);
    });
  return schemasOf(field).every(isAllSayable) && isNarrowedAsSent(field);
}

/**
 * Whether narrowings check the value as it was sent: they check the output of the field's schema.
 */
const isNarrowedAsSent = ({ schema, create, update }: Field): boolean =>
  !transforms(schema) || [...create, ...update].every(({ narrowing }) => narrowing === undefined);

const transforms = (schema: Schema): boolean =>
  schemasIn(schema).some(
    (inner) =>
      ('steps' in inner && inner.steps.some(isTransformation)) ||
      ('default' in inner && inner.is.startsWith('null')),
  );

const isTransformation = (step: PipeSchema['steps'][number]): step is Action =>
  'do' in step && step.do in TRANSFORMATIONS;

function isSayable(schema: Schema): boolean {
  if (isToldWhole(schema)) return false;
  if ('model' in schema) return true;
  if ('steps' in schema) return schema.is === 'pipe' && areSayable(schema);
  // Valibot finds in an object what every object inherits.
  if ('entries' in schema && Object.keys(schema.entries).some((key) => key in {})) return false;
  // valibot accepts lists as records. Only a key schema that lists its keys rules them out.
  if (schema.is === 'record' && !['string', 'picklist'].includes(schema.keys?.is ?? ''))
    return false;
  if (schema.is === 'variant') return false; // unless its options have no value in common
  if ('default' in schema && !isTaken(schema.default, schema.inner)) return false;
  return isDocumented('schema', schema.is);
}

const isTaken = (value: unknown, schema: Schema): boolean =>
  !(value instanceof Own) && value !== undefined && accepts(schema, value);

/** Whether all steps are documented: rules after a transformation don't apply to the input. */
function areSayable({ inner, steps }: PipeSchema): boolean {
  const first = steps.findIndex(isTransformation);
  const rest = first < 0 ? [] : steps.slice(first + 1);
  return (
    steps.every((step) => 'note' in step || ('do' in step && isSayableAction(step, inner))) &&
    rest.every((step) => 'note' in step || isTransformation(step))
  );
}

function isSayableAction({ do: name, args }: Action, inner: Schema): boolean {
  if (args.some((argument) => argument instanceof Own)) return false;
  if (ASKING_FOR_TEXT.has(name)) return false; // unless nothing is sent that is none
  if (name in TRANSFORMATIONS) return isDocumented('transformation', name);
  const numbers = args.flat().every((argument) => Number.isSafeInteger(argument));
  const isCompared = /value|multipleOf/i.test(name);
  if (isCompared) return inner.is === 'number' && numbers;
  if (name === 'regex') return (args[0] as RegExp).flags === 'u';
  return isDocumented('validation', name);
}

const ASKING_FOR_TEXT: ReadonlySet<string> = new Set(['toString', 'sortItems']);

function isDocumented(kind: 'schema' | 'validation' | 'transformation', name: string): boolean {
  const type = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return COVERAGE[kind][type]?.documented === 'exact';
}
