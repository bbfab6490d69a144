import type { AllOfIr, AnyOfIr } from '../../../generator/ir/schema-ir.js';
import { holdsModel } from '../../../generator/ir/walk.js';
import { literal, str } from '../../encode.js';
import { array, call, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { block, labelled, line } from '../../statement.js';
import { nameFor } from '../module/names.js';
import { declaredKeys } from './keys.js';
import { option } from './option.js';
import { tellingValues } from './telling.js';
import type { Viewing } from './viewing.js';

/** Selects the option by its discriminator or, if that is not enough, by what fits. */
export function choice(
  schema: AnyOfIr,
  value: Expression,
  called: string,
  viewing: Viewing,
): Expression {
  const told = tellingValues(schema, viewing.program);
  if (told === undefined || schema.discriminator === undefined) {
    const options = schema.anyOf.map((one, index) =>
      option(one, `${called}-option${index + 1}`, viewing),
    );
    const known = viewing.constant(array(options), nameFor('optionsOf', called));
    const union = schema.anyOf.some(holdsModel) ? 'unionView' : 'plainUnionView';
    return call(union, value, known, 'roles');
  }
  const cases = told.flatMap(({ option: one, values }, index) => {
    const labels = values.map((label) => `case ${literal(label)}:`);
    const view = viewing.view(one, 'value', `${called}-option${index + 1}`);
    return [...labels.slice(0, -1), labelled(labels.at(-1) ?? '', [line('return ', view)])];
  });
  const body = [
    'if (!isObject(value)) return undefined;',
    block(`switch (ownValue(value, ${str(schema.discriminator)}))`, [
      ...cases,
      labelled('default:', ['return undefined;']),
    ]),
  ];
  return call(viewing.function(body, called), value, 'roles');
}

/** Shows what any of the options shows, but nothing that another one declares and hides. */
export function intersection(
  { allOf }: AllOfIr,
  value: Expression,
  called: string,
  viewing: Viewing,
): Expression {
  const parts = allOf.map((part, index) => {
    const keys = declaredKeys(part, viewing.program);
    return objectLiteral([
      `view: ${viewing.viewer(part, `${called}-part${index + 1}`)}`,
      prefixed('declares: ', keys === 'all' ? str(keys) : array(keys.map(str))),
      `hides: ${holdsModel(part)}`,
    ]);
  });
  return call(
    'intersectView',
    value,
    viewing.constant(array(parts), nameFor('partsOf', called)),
    'roles',
  );
}
