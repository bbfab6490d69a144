import type { PipeIr, RuleName, SchemaIr } from '../../../generator/ir/schema-ir.js';

/** The schema of what a pipe returns, as far as is known: that of its last step that says one. */
export function endOf({ schema, actions }: PipeIr): SchemaIr | 'unknown' {
  return actions.reduce<SchemaIr | 'unknown'>((end, action) => {
    if (action.kind === 'then') return action.schema;
    const makes = action.kind === 'island' ? action.transforms : MAKING.has(action.name);
    return makes ? 'unknown' : end;
  }, schema);
}

/** The steps that make a value of another type. */
const MAKING: ReadonlySet<RuleName> = new Set<RuleName>([
  'toNumber', 'toString', 'toBoolean', 'toBigint', 'toDate', 'parseBoolean', 'parseJson',
  'stringifyJson',
]); // prettier-ignore
