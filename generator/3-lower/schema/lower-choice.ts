import type { Refusing, SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import type { Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import { lowerPart, type Lower, type Lowering } from './lowering.js';
import { step } from './source.js';

/** Schemas of which one has to accept, or all of them. */
export function lowerChoice(lowering: Lowering, refusing: Refusing): SchemaIr | undefined {
  const { node } = lowering;
  switch (node.type) {
    case 'union':
      return { kind: 'anyOf', anyOf: lowerOptions(lowering), ...refusing };
    case 'variant': {
      const lower: Lower = (option, ...where) => lowerOption(option, ...where, lowering.lower);
      const anyOf = lowerOptions({ ...lowering, lower });
      // Which option is meant is asked of its entries, and those of an island are not known here.
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

/** Of a variant in a variant, valibot asks for the options only: what a pipe does behind it is never run. */
function lowerOption(
  option: object,
  source: SourceIr,
  context: LoweringContext,
  lower: Lower,
): SchemaIr {
  const { type, options, pipe: [first] = [] } = option as Node;
  return type === 'variant' && first !== undefined && first.options === options
    ? lowerOption(first, step(source, 'pipe', 0), context, lower)
    : lower(option, source, context);
}

const isOpaque = (option: SchemaIr): boolean =>
  option.kind === 'island' ||
  option.kind === 'ref' ||
  (option.kind === 'pipe' && isOpaque(option.schema));
