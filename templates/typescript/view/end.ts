import { RULE_TRAITS } from '../../../generator/ir/rule-traits.js';
import type { PipeIr, SchemaIr } from '../../../generator/ir/schema-ir.js';

/**
 * The schema of a pipe's output: its last schema, or `'unknown'` if a later step may change the type.
 */
export function endOf({ schema, actions }: PipeIr): SchemaIr | 'unknown' {
  return actions.reduce<SchemaIr | 'unknown'>((end, action) => {
    if (action.kind === 'then') return action.schema;
    const isOther =
      action.kind === 'island' ? action.transforms : RULE_TRAITS[action.name].does === 'converts';
    return isOther ? 'unknown' : end;
  }, schema);
}
