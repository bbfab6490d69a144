import type { RuleName } from '../../ir/schema-ir.js';
import { isSlow } from '../../ir/slow-rules.js';
import { modelsBehind } from '../live/models-behind.js';
import type { Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import { reportHidden } from './model.js';
import { reportRulesBehind } from './pattern.js';
import { reportAsyncBehind, reportIsland } from './schema.js';

/**
 * Reports that a schema or a step of a pipe is called as it is. If it holds something that may not
 * be there, such as a model, reports that instead.
 *
 * @param rule The valibot rule, if it is one. A slow rule has been reported already.
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
