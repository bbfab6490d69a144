import type { Refusing, SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import type { Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import { lowerPart, type Lower, type Lowering } from './lowering.js';
import { step } from './source.js';

/** Lowers unions and variants, where one option must accept, and intersections, where all must. */
export function lowerChoice(lowering: Lowering, refusing: Refusing): SchemaIr | undefined {
  const { node } = lowering;
  switch (node.type) {
    case 'union':
      return { kind: 'anyOf', anyOf: lowerOptions(lowering), ...refusing };
    case 'variant': {
      const lower: Lower = (option, ...where) => lowerOption(option, ...where, lowering.lower);
      const anyOf = lowerOptions({ ...lowering, lower });
      // A variant chooses an option by its entries, and those of an island are unknown.
      if (anyOf.some(isOpaque)) return undefined;
      return { kind: 'anyOf', anyOf, discriminator: String(node.key), ...refusing };
    }
    case 'intersect':
      return { kind: 'allOf', allOf: lowerOptions(lowering), ...refusing };
    default:
      return undefined;
  }
}

function lowerOptions(lowering: Lowering): SchemaIr[] {
  const { options = [] } = lowering.node;
  return options.map((option, index) => lowerPart(lowering, option, 'options', index));
}

/** valibot reads only the options of a nested variant and never runs a pipe's steps behind it. */
function lowerOption(
  option: object,
  source: SourceIr,
  context: LoweringContext,
  lower: Lower,
): SchemaIr {
  const { type, pipe: [first] = [] } = option as Node;
  return type === 'variant' && first !== undefined
    ? lowerOption(first, step(source, 'pipe', 0), context, lower)
    : lower(option, source, context);
}

const isOpaque = (option: SchemaIr): boolean =>
  option.kind === 'island' ||
  option.kind === 'ref' ||
  (option.kind === 'pipe' && isOpaque(option.schema));
