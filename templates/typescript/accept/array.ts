import type { ArrayIr, RuleIr } from '../../../generator/ir/schema-ir.js';
import { call, flatten } from '../../expression.js';
import { code } from '../../layout.js';
import { block, linesOf, type Statement } from '../../statement.js';
import { namesIn } from '../module/imports.js';
import { nameFor } from '../module/names.js';
import type { Place } from '../read/emitter.js';
import { ruleTest } from '../read/rule.js';
import { refuse, type Checker } from './checker.js';

/** A call of a function that checks each item and the rules about the whole list. */
export function array(
  schema: ArrayIr,
  rules: readonly RuleIr[],
  { variable, called }: Place,
  checker: Checker,
): readonly Statement[] | undefined {
  const item: Place = { variable: 'item', shape: 'create', called: `${called}-item` };
  const items = checker.conditions(schema.items, item);
  if (items === undefined) return undefined;
  const whole = { variable: 'value', called };
  const tests = rules.flatMap((rule) => ruleTest(rule, whole, checker.readers)?.fails ?? []);
  const body = [
    ...refuse(['!Array.isArray(value)', ...tests]),
    ...(items.length === 0 ? [] : [loop(items)]),
    'return true;',
  ];
  const lines = linesOf(body, 2);
  const given = namesIn(lines.join('\n')).has('roles') ? ['roles'] : [];
  const parameters = ['value: unknown', ...given.map((name) => `${name}: number`)];
  const text = code`(${parameters.join(', ')}): boolean {
  ${lines}
}`;
  const name = checker.readers.declare(nameFor('accepts', called), text);
  return refuse([`!${flatten(call(name, variable, ...given))}`]);
}

function loop(items: readonly Statement[]): Statement {
  const isAsked = namesIn(linesOf(items, 0).join('\n')).has('item'); // not for items of v.never()
  return block('for (let index = 0; index < value.length; index++)', [
    ...(isAsked ? ['const item: unknown = value[index];'] : []),
    ...items,
  ]);
}
