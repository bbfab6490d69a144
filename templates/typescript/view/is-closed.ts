import type { SchemaIr } from '../../../generator/ir/schema-ir.js';
import { some } from '../../../generator/ir/walk.js';

/** Whether what is read of a value may be less than what it holds: its models, its declared keys. */
export function isClosed(schema: SchemaIr): boolean {
  return some(schema, (inner) => inner.kind === 'model' || inner.kind === 'object');
}
