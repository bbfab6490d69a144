/** What a schema looks like to the object that holds it. */
import type { Schema } from './description.js';

/** From outside, a pipe and the like look as what they start with. */
export const face = (schema: Schema): Schema => ('steps' in schema ? face(schema.inner) : schema);

export const mayBeAbsent = (schema: Schema, ...others: readonly string[]): boolean =>
  ['optional', 'exactOptional', 'nullish', ...others].includes(face(schema).is);
