import type { Operation } from '../model/field.js';
import type { AnyModel } from '../model/model.js';

/** The live schema of a narrowing, for rules that only the user's own function can say. */
export function narrowingOf(
  model: AnyModel,
  operation: Operation,
  field: string,
  index: number,
): any /* generated code takes it apart, and its type is erased here */ {
  const grant: unknown = model['~model'].fields[field]?.writableBy[operation][index];
  if (typeof grant === 'object' && grant !== null && 'schema' in grant) {
    return grant.schema;
  }
  throw new TypeError(
    `'${model['~model'].name}.${field}' has changed since its code was generated. Run npx gen-dtos.`,
  );
}
