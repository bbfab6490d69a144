import type { ArgumentIr, RuleIr, RuleName, TypeName } from '../../../generator/ir/schema-ir.js';
import { literal, regExpArguments } from '../../encode.js';
import { call } from '../../expression.js';
import { nameFor, PURE } from '../module/names.js';
import { compare, is, isNot, order, whether, type Condition } from './condition.js';
import type { Emitter, Place } from './emitter.js';

/** A value that a rule is about. */
export interface Subject extends Pick<Place, 'variable' | 'called'> {
  /** Its type, if it is known. A number is not `NaN`. */
  readonly type?: TypeName | undefined;
}

/** A rule as a condition on a value of its type; `undefined` if only valibot can check it. */
export function ruleTest(
  rule: RuleIr,
  { variable, called, type }: Subject,
  emitter: Emitter,
): Condition | undefined {
  if (rule.refusal === undefined) return undefined;
  if (rule.pattern) {
    const pattern = emitter.constant(
      call(`${PURE} patternOf`, ...regExpArguments(rule.pattern)),
      nameFor('patternOf', called),
    );
    return is(`${pattern}.test(${variable})`);
  }
  const text = requirementOf(rule.arguments);
  if (text === undefined) return undefined;
  const isLong = text.length > MAX_REQUIREMENT && typeof rule.arguments[0] === 'string';
  const requirement = isLong ? emitter.constant(text, nameFor('textOf', called)) : text;
  return RULE_TESTS.get(rule.name)?.(variable, requirement, typeof rule.arguments[0] === type);
}

/** A transformation as a call of a string method, if it is one. */
export function transformationOf(rule: RuleIr): string | undefined {
  return METHODS.has(rule.name) ? `.${rule.name}()` : undefined;
}

/** Longer requirements become constants of the module. */
const MAX_REQUIREMENT = 36;

const METHODS: ReadonlySet<RuleName> = new Set<RuleName>([
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
]);

/**
 * The requirement as code, `''` if there is none; `undefined` if code can't compare with it as
 * valibot does.
 */
function requirementOf(given: readonly ArgumentIr[]): string | undefined {
  if (given.length === 0) return '';
  const [argument] = given;
  if (argument === undefined) return undefined;
  if (typeof argument === 'object' && argument !== null) return undefined;
  return Number.isNaN(argument) ? undefined : literal(argument);
}

type RuleTest = (variable: string, requirement: string, isSameType: boolean) => Condition;

const RULE_TESTS: ReadonlyMap<RuleName, RuleTest> = new Map<RuleName, RuleTest>([
  ['startsWith', (variable, text) => is(`${variable}.startsWith(${text})`)],
  ['endsWith', (variable, text) => is(`${variable}.endsWith(${text})`)],
  ['includes', (variable, item) => is(`${variable}.includes(${item})`)],
  ['excludes', (variable, item) => isNot(`${variable}.includes(${item})`)],
  ['length', (variable, length) => compare(`${variable}.length`, '===', length)],
  ['notLength', (variable, length) => compare(`${variable}.length`, '!==', length)],
  ['minLength', (variable, length) => compare(`${variable}.length`, '>=', length)],
  ['maxLength', (variable, length) => compare(`${variable}.length`, '<=', length)],
  ['nonEmpty', (variable) => compare(`${variable}.length`, '!==', '0')],
  ['empty', (variable) => compare(`${variable}.length`, '===', '0')],
  ['value', (variable, value, isSameType) => equal(variable, value, isSameType)],
  ['notValue', (variable, value, isSameType) => not(equal(variable, value, isSameType))],
  ['minValue', (variable, limit, isSameType) => order(variable, '>=', limit, isSameType)],
  ['maxValue', (variable, limit, isSameType) => order(variable, '<=', limit, isSameType)],
  ['gtValue', (variable, limit, isSameType) => order(variable, '>', limit, isSameType)],
  ['ltValue', (variable, limit, isSameType) => order(variable, '<', limit, isSameType)],
  [
    'multipleOf',
    (variable, factor) =>
      compare(`${variable} % ${factor}`, '===', factor.endsWith('n') ? '0n' : '0'),
  ],
  ['integer', (variable) => is(`Number.isInteger(${variable})`)],
  ['safeInteger', (variable) => is(`Number.isSafeInteger(${variable})`)],
  ['finite', (variable) => is(`Number.isFinite(${variable})`)],
]);

/** Equality as valibot tests it: neither below nor above. */
function equal(variable: string, value: string, isSameType: boolean): Condition {
  if (isSameType) return compare(variable, '===', value);
  return whether(`${variable} >= ${value} && ${variable} <= ${value}`);
}

const not = ({ holds, fails }: Condition): Condition => ({ holds: fails, fails: holds });
