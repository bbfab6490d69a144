import type { AccessIr } from '../generator/ir/program-ir.js';

/** Says when roles may write a field, or more of its values. Names each condition once. */
export function saidConditions(...access: readonly AccessIr[]): string | undefined {
  const whole = said(access.filter(({ isConditional }) => isConditional));
  const more = said(access.filter(({ isConditional }) => !isConditional));
  const words = [...(whole ? [`(${whole})`] : []), ...(more ? [`(more values, ${more})`] : [])];
  return words.length === 0 ? undefined : words.join(' ');
}

/** Removes duplicates: roles that include each other share conditions. */
function said(access: readonly AccessIr[]): string {
  const conditions = access.flatMap((one) => one.conditions);
  const words = conditions.map(({ role, description }) => `${role}: ${description}`);
  return [...new Set(words)].join('; ');
}
