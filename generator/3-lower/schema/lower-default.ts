import type { Data, DefaultIr, SourceIr } from '../../ir/schema-ir.js';
import { reportDefault } from '../complaints/model.js';
import { reportIsland } from '../complaints/schema.js';
import { isData } from '../live/data.js';
import { modelsBehind } from '../live/models-behind.js';
import { isPrimitive, type Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';

/**
 * Lowers a default. The server sets it, no role, so a default that may hold a model becomes an
 * island.
 */
export function lowerDefault(node: Node, source: SourceIr, context: LoweringContext): DefaultIr {
  const { default: value } = node;
  const mayHoldModel = modelsBehind(node) !== 'none';
  const isSaid = mayHoldModel ? holdsNoModel(value) : isData(value);
  if (isSaid) return { kind: 'value', value: value as Data };
  if (mayHoldModel && source.steps.length > 0) reportDefault(context);
  reportIsland('default', context);
  return { kind: 'island', source };
}

/** A text may hold a model, too: as JSON. */
const holdsNoModel = (value: unknown): boolean =>
  isEmptyList(value) || (isPrimitive(value) && typeof value !== 'string');

const isEmptyList = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 0 && isData(value);
