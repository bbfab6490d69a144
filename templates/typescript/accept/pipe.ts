import type { ActionIr, PipeIr } from '../../../generator/ir/schema-ir.js';
import type { Statement } from '../../statement.js';
import type { Emitter, Place } from '../read/emitter.js';
import { ASKABLE, isSilent, leadingRules } from '../read/pipe.js';
import { ruleTest, type Subject } from '../read/rule.js';
import { array } from './array.js';
import { refuse, type Checker } from './checker.js';
import { scalarFails } from './scalar.js';

/** A scalar or list whose rules are all conditions; `undefined` for others. */
export function pipe(
  { schema, actions }: PipeIr,
  place: Place,
  checker: Checker,
): readonly Statement[] | undefined {
  const asked = actions.filter((action) => !isSilent(action));
  if (asked.length === 0) return checker.conditions(schema, place);
  if (schema.kind === 'array') {
    const rules = leadingRules(asked, checker.readers);
    return rules.length === asked.length ? array(schema, rules, place, checker) : undefined;
  }
  if (schema.kind !== 'type' || !ASKABLE.has(schema.type)) return undefined;
  const fails = rulesFail(asked, { ...place, type: schema.type }, checker.readers);
  return fails && refuse([...scalarFails(schema, place, checker.readers), ...fails]);
}

/** The conditions under which rules refuse a value; `undefined` if a rule can't be a condition. */
function rulesFail(
  actions: readonly ActionIr[],
  subject: Subject,
  emitter: Emitter,
): readonly string[] | undefined {
  const tests = actions.map((action) =>
    action.kind === 'rule' ? ruleTest(action, subject, emitter) : undefined,
  );
  return tests.every((test) => test !== undefined) ? tests.map(({ fails }) => fails) : undefined;
}
