import { RULE_TRAITS } from '../rule-traits.js';
import type { ActionIr, RuleIr, RuleName } from '../schema-ir.js';
import { transforms } from '../unchanged.js';

/** Whether the steps of a pipe may return an infinite number: `toNumber` makes one of `1e999`. */
export function mayBeInfinite(actions: readonly ActionIr[]): boolean {
  const made = actions.findLastIndex(
    (action) => action.kind === 'rule' && action.name === 'toNumber',
  );
  if (made === -1) return false;
  const later = actions.slice(made + 1);
  if (later.some((action) => transforms(action) && !isClamp(action))) return false;
  const asks = (names: ReadonlySet<RuleName>): boolean =>
    later.some(
      (action) => action.kind === 'rule' && names.has(action.name) && hasFiniteLimit(action),
    );
  return !asks(FINITE) && !(asks(LEAST) && asks(MOST));
}

const isClamp = (action: ActionIr): boolean =>
  action.kind === 'rule' && RULE_TRAITS[action.name].does === 'clamps';

/** Whether a rule has no limit, or one that is finite. */
const hasFiniteLimit = ({ arguments: [limit] }: RuleIr): boolean =>
  limit === undefined || Number.isFinite(limit);

const FINITE: ReadonlySet<RuleName> = new Set(['finite', 'integer', 'safeInteger', 'multipleOf']);

const LEAST: ReadonlySet<RuleName> = new Set(['minValue', 'gtValue', 'toMinValue']);

const MOST: ReadonlySet<RuleName> = new Set(['maxValue', 'ltValue', 'toMaxValue']);
