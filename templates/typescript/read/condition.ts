/** A condition on a variable and its negation. */
export interface Condition {
  readonly holds: string;
  readonly fails: string;
}

/** Longer conditions don't fit on a line between `} else if (` and `) {`. */
export const MAX_CONDITION = 68;

export function compare(left: string, operator: keyof typeof OPPOSITES, right: string): Condition {
  return {
    holds: `${left} ${operator} ${right}`,
    fails: `${left} ${OPPOSITES[operator]} ${right}`,
  };
}

/**
 * A comparison of order. Its negation needs `!` unless both sides are known to have the same type,
 * because `NaN` is neither above nor below anything.
 */
export function order(
  left: string,
  operator: '>=' | '<=' | '>' | '<',
  right: string,
  isSameType: boolean,
): Condition {
  if (isSameType) return compare(left, operator, right);
  return whether(`${left} ${operator} ${right}`);
}

/** A condition whose negation needs parentheses. */
export function whether(holds: string): Condition {
  return { holds, fails: `!(${holds})` };
}

export function is(call: string): Condition {
  return { holds: call, fails: `!${call}` };
}

export function isNot(call: string): Condition {
  return { holds: `!${call}`, fails: call };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return {
    holds: conditions.map((condition) => condition.holds).join(' || ') || 'false',
    fails: conditions.map((condition) => condition.fails).join(' && ') || 'true',
  };
}

const OPPOSITES = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
} as const;
