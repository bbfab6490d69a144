import { RULE_TRAITS } from '../../../generator/ir/rule-traits.js';
import type { PipeIr, SchemaIr } from '../../../generator/ir/schema-ir.js';

/**
 * The schema of a pipe's output: its last schema, or what its last conversion makes; `'unknown'` if
 * a later step may change the type.
 */
export function endOf({ schema, actions }: PipeIr): SchemaIr | 'unknown' {
  return actions.reduce<SchemaIr | 'unknown'>((end, action) => {
    if (action.kind === 'then') return action.schema;
    if (action.kind === 'island') return action.transforms ? 'unknown' : end;
    const { does, makes } = RULE_TRAITS[action.name];
    if (does !== 'converts') return end;
    return makes === undefined || makes === 'anything'
      ? 'unknown'
      : { kind: 'type', type: makes, expects: '' };
  }, schema);
}
