import type { ClauseIr, ConditionIr, ModelIr } from '../../../generator/ir/program-ir.js';
import { literal, str } from '../../encode.js';
import { array, call, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { code } from '../../layout.js';
import { modelAlias } from '../module/names.js';

/** The conditions of a model as data. Most models have none. */
export function conditionsTable(model: ModelIr): string[] {
  if (model.conditions.length === 0) return [];
  const conditions = array(model.conditions.map((condition) => conditionIn(model, condition)));
  return [
    code`/** What has to be true of a stored record for some grants: bits beyond those of the roles. */
const conditions: readonly Condition[] =${prefixed(' ', conditions)};`,
  ];
}

function conditionIn(model: ModelIr, condition: ConditionIr): Expression {
  return objectLiteral([
    `bit: ${condition.bit}`,
    `role: ${condition.roleBit}`,
    prefixed('description: ', str(condition.description)),
    holdsIn(model, condition),
  ]);
}

function holdsIn(model: ModelIr, { holds }: ConditionIr): Expression {
  if (holds.kind === 'island') {
    const { field, index } = holds;
    const live = call('conditionOf', modelAlias(model.name), str(field), String(index));
    return prefixed('holds: ', live);
  }
  const clauses = holds.clauses.map(({ field, values }) =>
    objectLiteral([
      prefixed('field: ', str(field)),
      prefixed('values: ', array(values.map(valueOf))),
    ]),
  );
  return prefixed('where: ', array(clauses));
}

const valueOf = (value: ClauseIr['values'][number]): string =>
  value instanceof Date ? `new Date(${literal(value.getTime())})` : literal(value);
