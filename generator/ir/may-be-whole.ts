import { stepChangesType } from './changes-type.js';
import { passedTo } from './passed-to.js';
import type { SchemaIr } from './schema-ir.js';

/**
 * Whether a value may be an object that is not a model, or a model among other options. An update
 * replaces such an object whole.
 */
export function mayBeWhole(schema: SchemaIr, seen: Set<SchemaIr> = new Set()): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  switch (schema.kind) {
    case 'object':
    case 'record':
    case 'map':
    case 'set':
    case 'allOf':
    case 'island':
      return true;
    case 'anyOf':
      return schema.anyOf.some(
        (option) => passedTo(option)?.kind === 'model' || mayBeWhole(option, seen),
      );
    case 'type':
      return !SCALARS.has(schema.type);
    case 'wrapper':
    case 'required':
      return mayBeWhole(schema.schema, seen);
    case 'ref':
      return mayBeWhole(schema.definition.schema, seen);
    case 'pipe':
      return mayBeWhole(schema.schema, seen) || schema.actions.some(stepChangesType);
    default:
      return false;
  }
}

const SCALARS: ReadonlySet<string> = new Set([
  'string', 'number', 'boolean', 'bigint', 'null', 'undefined', 'void', 'never', 'nan', 'symbol',
]); // prettier-ignore
