import { RULE_TRAITS } from './rule-traits.js';
import type { ActionIr, SchemaIr } from './schema-ir.js';
import { some, someAction } from './walk.js';

/** Whether a schema's input type may differ from its output type. */
export function changesType(schema: SchemaIr): boolean {
  return (
    some(schema, (inner) => inner.kind === 'island' || hasDefault(inner)) ||
    someAction(schema, stepChangesType)
  );
}

/** Whether a step of a pipe may change a value's type. Says yes if that is unknown. */
export function stepChangesType(action: ActionIr): boolean {
  if (action.kind === 'then') return true;
  if (action.kind === 'island') return action.transforms;
  const { does } = RULE_TRAITS[action.name];
  return does === 'converts' || does === 'clamps' || does === 'names';
}

const hasDefault = (schema: SchemaIr): boolean =>
  schema.kind === 'wrapper' && schema.default !== undefined;
