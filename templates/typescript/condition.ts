import { chain, type Expression } from '../expression.js';

/** A condition on a variable, said both ways. */
export interface Condition {
  readonly holds: string;
  readonly fails: string;
  /** Alternatives, which need parentheses among others. */
  readonly or?: readonly Condition[];
}

export function compare(left: string, operator: keyof typeof OPPOSITES, right: string): Condition {
  return {
    holds: `${left} ${operator} ${right}`,
    fails: `${left} ${OPPOSITES[operator]} ${right}`,
  };
}

/** An order, which has no opposite: nothing is above or below `NaN`. */
export function order(left: string, operator: '>=' | '<=' | '>' | '<', right: string): Condition {
  const holds = `${left} ${operator} ${right}`;
  return { holds, fails: `!(${holds})` };
}

export function is(call: string): Condition {
  return { holds: call, fails: `!${call}` };
}

export function isNot(call: string): Condition {
  return { holds: `!${call}`, fails: call };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return {
    holds: conditions.map((condition) => condition.holds).join(' || ') || 'false',
    fails: conditions.map((condition) => condition.fails).join(' && ') || 'true',
    or: conditions,
  };
}

/** All of several, as one operand among alternatives. */
export function together(conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return only;
  return {
    holds: `(${conditions.map(operand).join(' && ')})`,
    fails: `!(${conditions.map(operand).join(' && ')})`,
  };
}

/** All of several, to stand after `return`. */
export function allOf(conditions: readonly Condition[]): Expression {
  const [only] = conditions;
  if (only === undefined) return 'true';
  if (only.or && conditions.length === 1)
    return chain(
      '||',
      only.or.map((inner) => inner.holds),
    );
  return chain('&&', conditions.map(operand));
}

const operand = (condition: Condition): string =>
  condition.or && condition.or.length > 1 ? `(${condition.holds})` : condition.holds;

const OPPOSITES = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
} as const;
