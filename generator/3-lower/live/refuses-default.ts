import * as v from 'valibot';
import type { Field } from '../../../src/model/field.js';

/** Whether a schema refuses what it puts in for a value that was not sent. */
export const refusesDefault = (schema: Field['schema']): boolean =>
  !v.safeParse(schema, undefined).success;
