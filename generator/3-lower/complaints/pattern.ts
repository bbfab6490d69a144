import { calledAt } from '../../../src/model/problems/field-place.js';
import type { RuleName } from '../../ir/schema-ir.js';
import { backtrackingOf } from '../live/backtracking.js';
import type { Node } from '../live/node.js';
import { slowRuleOf } from '../live/rules.js';
import { someBehind } from '../live/some-behind.js';
import type { LoweringContext } from '../lowering-context.js';

export function reportPattern(pattern: RegExp, context: LoweringContext): void {
  reportStateful(pattern, context);
  reportBacktracking(pattern, context);
}

function reportStateful(pattern: RegExp, { place, report }: LoweringContext): void {
  if (!pattern.global && !pattern.sticky) return;
  report({
    code: 'regex-stateful',
    message: `${calledAt(place)} has a regular expression with the flag '${pattern.global ? 'g' : 'y'}'.`,
    help: 'Remove the flag: with it, a pattern remembers where it stopped and refuses every other input.',
    place,
  });
}

function reportBacktracking(pattern: RegExp, { place, report }: LoweringContext): void {
  // A pattern with its own `test` or `exec` can't be judged by its source.
  if (pattern.test !== RegExp.prototype.test || pattern.exec !== RegExp.prototype.exec) return;
  const backtracking = backtrackingOf(pattern);
  if (backtracking === undefined) return;
  const { growth, attack } = backtracking;
  report({
    code: 'regex-catastrophic',
    message: `${calledAt(place)} has a regular expression that takes ${growth} time to refuse some texts, such as '${attack}' repeated many times, then something else.`,
    help: `${REMEDIES[growth]} A length limit beside it does not help, because every rule is checked.`,
    place,
  });
}

const REMEDIES = {
  exponential:
    'Let a text match in one way only, as in ^[a-z]+(?:-[a-z]+)*$ instead of ^([a-z]+-?)*$.',
  polynomial:
    'Begin it with ^, let neighbouring repetitions share no character, or limit them, as in {1,64}.',
};

/** Reports on the patterns and the slow valibot rules inside a schema that is called as it is. */
export function reportRulesBehind(node: Node, context: LoweringContext): void {
  someBehind(node, (one) => {
    const { requirement } = one as Node;
    const slow = slowRuleOf(one as Node);
    if (slow !== undefined) reportSlow(slow, context);
    else if (requirement instanceof RegExp) reportPattern(requirement, context);
    return false;
  });
}

function reportSlow(rule: RuleName, { place, report }: LoweringContext): void {
  report({
    code: 'rule-slow',
    message: `${calledAt(place)} has v.${rule}() in a schema that only valibot can run, where some texts take very long.`,
    help: 'Move it out of v.message(), v.config(), v.cache() and the like, and out of pipes with v.rawCheck(). Elsewhere, generated code checks it in linear time.',
    place,
  });
}
