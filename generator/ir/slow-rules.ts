import { RULE_TRAITS } from './rule-traits.js';
import type { RuleName } from './schema-ir.js';

/** Whether a rule takes valibot more than linear time of some texts: generated code asks it by `inLinearTime`. */
export const isSlow = (rule: RuleName | undefined): rule is RuleName =>
  rule !== undefined && RULE_TRAITS[rule].isSlow === true;
