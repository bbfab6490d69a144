import { isObject } from './is-object.js';

/** Whether it is a schema of valibot's. */
export const isSchema = (value: unknown): boolean =>
  isObject(value) && value['kind'] === 'schema' && '~run' in value;
