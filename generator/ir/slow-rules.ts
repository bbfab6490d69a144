import { RULE_TRAITS } from './rule-traits.js';
import type { RuleName } from './schema-ir.js';

/**
 * Whether valibot needs more than linear time for some texts. Generated code then uses
 * `inLinearTime`.
 */
export const isSlow = (rule: RuleName | undefined): rule is RuleName =>
  rule !== undefined && RULE_TRAITS[rule].isSlow === true;
