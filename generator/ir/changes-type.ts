import { RULE_TRAITS } from './rule-traits.js';
import type { ActionIr, SchemaIr } from './schema-ir.js';
import { some, someAction } from './walk.js';

/** Whether what is sent of a schema may be of another type than what its parser returns. */
export function changesType(schema: SchemaIr): boolean {
  return (
    some(schema, (inner) => inner.kind === 'island' || hasDefault(inner)) ||
    someAction(schema, stepChangesType)
  );
}

/** Whether a step of a pipe makes a value of another type, as far as is known here. */
export function stepChangesType(action: ActionIr): boolean {
  if (action.kind === 'then') return true;
  if (action.kind === 'island') return action.transforms;
  const { does } = RULE_TRAITS[action.name];
  return does === 'converts' || does === 'clamps' || does === 'names';
}

const hasDefault = (schema: SchemaIr): boolean =>
  schema.kind === 'wrapper' && schema.default !== undefined;
