import { isObject } from './is-object.js';

/** Whether a value is a valibot schema. */
export const isSchema = (value: unknown): boolean =>
  isObject(value) && value['kind'] === 'schema' && '~run' in value;
