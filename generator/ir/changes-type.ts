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
export const stepChangesType = (action: ActionIr): boolean =>
  stepSetsType(action) || stepHidesType(action);

/** Whether a step of a pipe returns a type of its own, whatever came before. */
export const stepSetsType = (action: ActionIr): boolean =>
  action.kind === 'then' ||
  (action.kind === 'rule' && RULE_TRAITS[action.name].does === 'converts');

/** Whether only the compiler knows what type a step of a pipe returns. */
export function stepHidesType(action: ActionIr): boolean {
  if (action.kind !== 'rule') return action.kind === 'island' && action.transforms;
  const { does } = RULE_TRAITS[action.name];
  return does === 'clamps' || does === 'names';
}

const hasDefault = (schema: SchemaIr): boolean =>
  schema.kind === 'wrapper' && schema.default !== undefined;
