import { presentSchema } from '../../../generator/ir/absence.js';
import { changesType } from '../../../generator/ir/changes-type.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import { onceFor } from '../../../generator/ir/once-for.js';
import type { ModelIr, ProgramIr, ShapeIr } from '../../../generator/ir/program-ir.js';
import { modelsIn } from '../../../generator/ir/walk.js';
import { bitsOf, writersOf } from '../../../generator/ir/writers.js';

/** Which roles, one bit each, send a model in which shape. */
export interface Sending {
  readonly model: ModelIr;
  readonly shape: ShapeIr;
  readonly bits: number;
}

/** All roles. */
export const ANYBODY = -1;

/**
 * Whether the type of the input differs from that of the output, because `create` fills in a
 * default or a value is transformed. Then types with the suffix `Input` are printed, too.
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

/** A cache: every type asks about its own model and those that it nests. */
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

/** The names of the types: for the output, and for the input if that differs. */
export function typeNamesOf(type: string, sending: Sending, program: ProgramIr): string[] {
  return isSentOtherwise(sending, program) ? [type, `${type}Input`] : [type];
}
