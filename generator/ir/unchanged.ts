import { takesNull } from './absence.js';
import { RULE_TRAITS } from './rule-traits.js';
import type { ActionIr, SchemaIr } from './schema-ir.js';

/** Whether every JSON value leaves a schema as it went in. Says no when in doubt. */
export function isUnchanged(schema: SchemaIr): boolean {
  switch (schema.kind) {
    case 'type':
    case 'const':
    case 'enum':
      return true;
    case 'array':
      return isUnchanged(schema.items);
    case 'anyOf':
      return schema.anyOf.every(isUnchanged);
    case 'allOf':
      return schema.allOf.every(isUnchanged);
    case 'wrapper':
      // JSON has no `undefined`, so only defaults for `null` can change a value.
      return (schema.default === undefined || !takesNull(schema)) && isUnchanged(schema.schema);
    case 'required':
      return isUnchanged(schema.schema);
    case 'pipe':
      return isUnchanged(schema.schema) && !schema.actions.some(transforms);
    default:
      return false;
  }
}

/** Whether a list has the same number of items after the schema as before. */
export function keepsLength(schema: SchemaIr): boolean {
  if (schema.kind === 'array') return true;
  if (schema.kind !== 'pipe') return isUnchanged(schema);
  return keepsLength(schema.schema) && !schema.actions.some(transforms);
}

/** Whether a step of a pipe may change the value. */
export function transforms(action: ActionIr): boolean {
  if (action.kind === 'then') return !isUnchanged(action.schema);
  if (action.kind === 'island') return action.transforms;
  const { does } = RULE_TRAITS[action.name];
  return does !== 'asks' && does !== 'names';
}
