import type { RuleName } from './schema-ir.js';

/** Whether a rule takes valibot more than linear time of some texts: generated code asks it by `inLinearTime`. */
export const isSlow = (rule: RuleName | undefined): rule is RuleName =>
  rule !== undefined && SLOW.has(rule);

const SLOW: ReadonlySet<RuleName> = new Set<RuleName>([
  'emoji', 'url', 'normalize',
  'graphemes', 'minGraphemes', 'maxGraphemes', 'notGraphemes',
  'words', 'minWords', 'maxWords', 'notWords',
]); // prettier-ignore
