import type { SchemaIr } from '../../../generator/ir/schema-ir.js';
import { some } from '../../../generator/ir/walk.js';

/** Whether a view may hide part of a value: fields of models, or undeclared keys of objects. */
export function isClosed(schema: SchemaIr): boolean {
  return some(schema, (inner) => inner.kind === 'model' || inner.kind === 'object');
}
