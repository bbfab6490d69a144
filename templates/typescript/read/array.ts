import type { ArrayIr, RuleIr } from '../../../generator/ir/schema-ir.js';
import { call } from '../../expression.js';
import { block, line, when, type Statement } from '../../statement.js';
import { wrongValue, type Emitter, type Place } from './emitter.js';
import { messageOf, messageOfRule } from './message.js';
import { ruleTest } from './rule.js';

/** Reads each item into a new list, then checks the rules about the whole list. */
export function array(
  schema: ArrayIr,
  rules: readonly RuleIr[],
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
  const item: Place = {
    variable: 'item',
    key: 'index',
    shape: 'create',
    called: `${place.called}-item`,
  };
  const refused = line('return ', call('wrongType', 'report', messageOf(schema, place, emitter)));
  return [
    when('!Array.isArray(value)', [refused]),
    ...(rules.length > 0 ? ['const start = report.count;'] : []),
    'const output = new Array<unknown>(value.length);',
    block('for (let index = 0; index < value.length; index++)', [
      'let item: unknown = value[index];',
      ...emitter.statements(schema.items, item),
      'output[index] = item;',
    ]),
    ...ask(rules, { ...place, variable: 'output' }, emitter),
    'return output;',
  ];
}

function ask(rules: readonly RuleIr[], place: Place, emitter: Emitter): readonly Statement[] {
  const asked = rules.flatMap((rule) => {
    const test = ruleTest(rule, place, emitter);
    return test ? [when(test.fails, [wrongValue(place, messageOfRule(rule, place, emitter))])] : [];
  });
  return asked.length === 0 ? [] : [when('isTyped(report, start)', asked)];
}
