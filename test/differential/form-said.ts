/** Which part of a body a form can say, so that it is read as the body is. */
import { isObject } from './applied.js';
import type { Program, Schema } from './description.js';
import { isUnknown } from './form-takes.js';
import { TRANSFORMATIONS } from './library.js';

/** The fields of a body that a form can say. */
export function saidPart(
  { model, lazies }: Program,
  body: unknown,
): { readonly [key: string]: unknown } {
  const isSaid = (schema: Schema, value: unknown): boolean => {
    if (isUnknown(schema)) return false;
    if ('steps' in schema) {
      const isChanged = schema.steps.some(
        (step) => 'next' in step || ('do' in step && step.do in TRANSFORMATIONS),
      );
      return !isChanged && isSaid(schema.inner, value);
    }
    if ('lazy' in schema) return isSaid(lazies[schema.lazy]!, value);
    if ('inner' in schema) return isSaid(schema.inner, value);
    if ('model' in schema)
      return areSaid(value, (key) => ownOf(schema.model.fields, key)?.schema ?? TEXT);
    if (schema.is === 'array' && schema.rest) {
      const { rest } = schema;
      if (!Array.isArray(value) || value.length === 0) return false;
      return (
        Object.keys(value).length === value.length && value.every((item) => isSaid(rest, item))
      );
    }
    if ('entries' in schema)
      return areSaid(value, (key) => ownOf(schema.entries, key) ?? schema.rest ?? TEXT);
    return SAID.get(schema.is)?.(value) === true;
  };

  /** Nobody can say that an object is empty. */
  const areSaid = (value: unknown, schemaOf: (key: string) => Schema): boolean =>
    isObject(value) &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(
      ([key, one]) => /^[^[\].]+$/.test(key) && isSaid(schemaOf(key), one),
    );

  const fields = Object.entries(isObject(body) ? body : {}).filter(([key, value]) =>
    areSaid({ [key]: value }, (name) => ownOf(model.fields, name)?.schema ?? TEXT),
  );
  return Object.fromEntries(fields);
}

const TEXT: Schema = { is: 'string' };

const ownOf = <Value>(object: { readonly [key: string]: Value }, key: string): Value | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

const SAID: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  // A half of a surrogate pair gets lost on its way.
  [
    'string',
    (value: unknown) => typeof value === 'string' && value.search(/\p{Surrogate}/u) === -1,
  ],
  [
    'number',
    (value: unknown) =>
      Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value)),
  ],
  ['boolean', (value: unknown) => typeof value === 'boolean'],
  ['bigint', (value: unknown) => typeof value === 'bigint'],
  ['date', (value: unknown) => value instanceof Date && /^\d{4}-/.test(isoOf(value))],
]);

const isoOf = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString());
