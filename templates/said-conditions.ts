import type { AccessIr } from '../generator/ir/program-ir.js';

/** When a role may write a field, as words for a reader; nothing if it always may. */
export function saidConditions({ conditions, isConditional }: AccessIr): string | undefined {
  if (conditions.length === 0) return undefined;
  const said = conditions.map(({ role, description }) => `${role}: ${description}`).join('; ');
  return isConditional ? `(${said})` : `(more values, ${said})`;
}
