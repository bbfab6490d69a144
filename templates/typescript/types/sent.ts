import { presentSchema } from '../../../generator/ir/absence.js';
import { changesType } from '../../../generator/ir/changes-type.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import { onceFor } from '../../../generator/ir/once-for.js';
import type { ModelIr, ProgramIr, ShapeIr } from '../../../generator/ir/program-ir.js';
import { modelsIn } from '../../../generator/ir/walk.js';
import { bitsOf, writersOf } from '../../../generator/ir/writers.js';

/** Who sends what: roles, a bit each, a model in a shape. */
export interface Sending {
  readonly model: ModelIr;
  readonly shape: ShapeIr;
  readonly bits: number;
}

/** Every role there may be. */
export const ANYBODY = -1;

/**
 * Whether something else is sent than the parser returns: where `create` fills in a default, or a
 * value is transformed. Then the types of what is sent are printed, too, with the suffix `Input`.
 */
export function isSentOtherwise({ model, shape, bits }: Sending, program: ProgramIr): boolean {
  const question = `${model.name} ${shape} ${bits}`;
  const known = answersIn(program);
  const answered = known.get(question);
  if (answered !== undefined) return answered;
  const answer = isOtherwise({ model, shape, bits }, program, new Set());
  known.set(question, answer);
  return answer;
}

/** Every type asks, of its own model and of those that it nests. */
const answersIn: (program: ProgramIr) => Map<string, boolean> = onceFor(() => new Map());

function isOtherwise(
  { model, shape, bits }: Sending,
  program: ProgramIr,
  asked: ReadonlySet<string>,
): boolean {
  const question = `${model.name}:${shape}`;
  if (asked.has(question)) return false;
  const writable = model.properties.filter((one) => (bitsOf(writersOf(one, shape)) & bits) !== 0);
  return writable.some(({ schema }) => {
    if (changesType(shape === 'create' ? schema : presentSchema(schema))) return true;
    return modelsIn(schema, shape).some((nested) => {
      const inner = modelNamed(nested.model, program);
      const sending = inner && { ...nested, model: inner, bits };
      return sending !== undefined && isOtherwise(sending, program, new Set([...asked, question]));
    });
  });
}

/** The names of the types: of what the parser returns, and of what is sent if that is something else. */
export function typeNamesOf(type: string, sending: Sending, program: ProgramIr): string[] {
  return isSentOtherwise(sending, program) ? [type, `${type}Input`] : [type];
}
