import type { RuleName } from './schema-ir.js';

/** What takes valibot more than linear time of some texts. Generated code asks them by `inLinearTime`. */
export const SLOW_RULES: ReadonlySet<RuleName> = new Set<RuleName>([
  'emoji', 'url', 'normalize',
  'graphemes', 'minGraphemes', 'maxGraphemes', 'notGraphemes',
  'words', 'minWords', 'maxWords', 'notWords',
]); // prettier-ignore
