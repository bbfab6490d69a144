import { presentSchema } from '../../../generator/ir/absence.js';
import { changesType } from '../../../generator/ir/changes-type.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import { onceFor } from '../../../generator/ir/once-for.js';
import type { ModelIr, ProgramIr, PropertyIr, ShapeIr } from '../../../generator/ir/program-ir.js';
import { reachability } from '../../../generator/ir/reachability.js';
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
  const answers = answersIn(program);
  const known = answers.get(bits);
  if (known !== undefined) return known(nodeOf(model, shape));
  const answer = answersFor(bits, program);
  answers.set(bits, answer);
  return answer(nodeOf(model, shape));
}

type Answer = (node: Node) => boolean;

/** A cache: every type asks about its own model and those that it nests. */
const answersIn: (program: ProgramIr) => Map<number, Answer> = onceFor(() => new Map());

/** A model in a shape. */
interface Node {
  readonly model: ModelIr;
  readonly shape: ShapeIr;
}

const nodesOf = onceFor((model: ModelIr): Readonly<Record<ShapeIr, Node>> => ({
  create: { model, shape: 'create' },
  update: { model, shape: 'update' },
  replace: { model, shape: 'replace' },
}));

/** Always the same object, so that it is recognized. */
const nodeOf = (model: ModelIr, shape: ShapeIr): Node => nodesOf(model)[shape];

function answersFor(bits: number, program: ProgramIr): Answer {
  const writable = ({ model, shape }: Node): readonly PropertyIr[] =>
    model.properties.filter((one) => (bitsOf(writersOf(one, shape)) & bits) !== 0);
  return reachability(
    (node: Node) =>
      writable(node).some(({ schema }) =>
        changesType(node.shape === 'create' ? schema : presentSchema(schema)),
      ),
    (node) =>
      writable(node)
        .flatMap(({ schema }) => modelsIn(schema, node.shape))
        .flatMap(({ model: name, shape }) => {
          const model = modelNamed(name, program);
          return model ? nodeOf(model, shape) : [];
        }),
  );
}

/** The names of the types: for the output, and for the input if that differs. */
export function typeNamesOf(type: string, sending: Sending, program: ProgramIr): string[] {
  return isSentOtherwise(sending, program) ? [type, `${type}Input`] : [type];
}
