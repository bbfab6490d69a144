import type { RuleName } from '../../ir/schema-ir.js';
import { isSlow } from '../../ir/slow-rules.js';
import { modelsBehind } from '../live/models-behind.js';
import type { Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import { reportHidden } from './model.js';
import { reportRulesBehind } from './pattern.js';
import { reportAsyncBehind, reportIsland } from './schema.js';

/**
 * Tells of a schema or step of a pipe that is called as it is: of what may not be behind it, or else
 * that it is called.
 *
 * @param rule Which rule of valibot's it is, if it is one. A slow one has been told of.
 */
export function reportCalled(
  node: Node,
  what: string,
  context: LoweringContext,
  rule?: RuleName,
): void {
  const models = modelsBehind(node);
  if (models !== 'none') return reportHidden(node, models, context);
  if (reportAsyncBehind(node, context)) return;
  reportIsland(what, context);
  if (!isSlow(rule)) reportRulesBehind(node, context);
}
