import { dtoTypeName } from '../../../generator/ir/names.js';
import type { DtoIr, ModelIr, ProgramIr, ShapeIr } from '../../../generator/ir/program-ir.js';
import { holdsKeyed } from '../../../generator/ir/some-field.js';
import { str } from '../../encode.js';
import { call, type Expression } from '../../expression.js';
import { line, linesOf, type Statement } from '../../statement.js';
import { ROLES_PASSED, roleOrAny } from '../../who-may.js';
import { withArticle } from '../../with-article.js';
import { functionText } from '../module/function-text.js';
import { commentOf } from '../module/header.js';
import { acceptFunctionOf, chooserOf, grantsOf, guardOf } from '../module/names.js';
import { ANYBODY, typeNamesOf } from '../types/sent.js';

/** The type guard of a Dto: tells whether its role may send an input. */
export function guard(model: ModelIr, { shape, role, ...dto }: DtoIr, program: ProgramIr): string {
  const sending = { model, shape, bits: role.bits };
  const type = typeNamesOf(dto.typeName, sending, program).at(-1) ?? dto.typeName;
  const asked = call(acceptFunctionOf(model.name), 'input', String(role.bits), str(shape));
  const head = `export function ${guardOf(dto.valueName)}`;
  const body = linesOf(answer({ model, shape }, '', asked, program), 2);
  const comment = commentFor(roleOrAny(role), shape, model);
  return `${comment}\n${functionText(head, ['input: unknown'], `input is ${type}`, body)}`;
}

/** The same for roles known at run time. Callers without a role may send nothing. */
export function guardBy(model: ModelIr, shape: ShapeIr, program: ProgramIr): string {
  const name = dtoTypeName(model.name, shape);
  const type = typeNamesOf(name, { model, shape, bits: ANYBODY }, program).at(-1) ?? name;
  const head = `export function ${guardOf(chooserOf(model.name, shape))}`;
  const declared = ['roles: readonly string[]', 'input: unknown'];
  const asked = call(acceptFunctionOf(model.name), 'input', 'bits', str(shape));
  const body = linesOf(
    [
      'const bits = bitsOf(bitsOfRole, roles);',
      ...answer({ model, shape }, 'bits !== 0 && ', asked, program),
    ],
    2,
  );
  const comment = commentFor(ROLES_PASSED, shape, model);
  return `${comment}\n${functionText(head, declared, `input is ${type}`, body)}`;
}

/**
 * The answer. In `create` no item may name a stored one, because there is none: checked last, if all
 * else is right.
 */
function answer(
  { model, shape }: { readonly model: ModelIr; readonly shape: ShapeIr },
  before: string,
  asked: Expression,
  program: ProgramIr,
): Statement[] {
  if (shape !== 'create' || !holdsKeyed(model, program)) return [line(`return ${before}`, asked)];
  const named = call('namesNoItem', 'input', grantsOf(model.name));
  return [line(`const isRight = ${before}`, asked), line('return isRight && ', named)];
}

function commentFor(who: string, shape: ShapeIr, model: ModelIr): string {
  const asked = `Whether ${who} may send an input to ${shape} ${withArticle(model.name)}`;
  return commentOf(`${asked}. To write it, parse it.`);
}
