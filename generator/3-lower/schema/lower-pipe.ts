import { isOriginalPipe } from '../../1-load/models/is-original-pipe.js';
import type { ActionIr, RuleIr, SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import { isModel, some } from '../../ir/walk.js';
import { reportCalled } from '../complaints/called.js';
import { reportRules } from '../complaints/model.js';
import { reportPattern } from '../complaints/pattern.js';
import { reportMessage } from '../complaints/schema.js';
import { modelsBehind } from '../live/models-behind.js';
import { messageOf, type Node } from '../live/node.js';
import { ruleOf, type Rule } from '../live/rules.js';
import type { LoweringContext } from '../lowering-context.js';
import { lowerPart, type Lowering } from './lowering.js';
import { step } from './source.js';

/** Actions that see all issues so far. A pipe with one of them is called as a whole. */
export const READS_ISSUES: ReadonlySet<string> = new Set([
  'partial_check',
  'raw_check',
  'raw_transform',
]);

/** Lowers a pipe to its first schema and its steps; `undefined` if only valibot can run it. */
export function lowerPipe(lowering: Lowering): SchemaIr | undefined {
  const { node, source, context } = lowering;
  const items = node.pipe ?? [];
  const [first, ...rest] = items;
  if (first === undefined || !isOriginalPipe(node)) return undefined;
  const steps = rest.filter((item) => item.kind !== 'metadata');
  const holdsModels = modelsBehind(node) !== 'none';
  if (steps.some((item) => READS_ISSUES.has(item.type)) && !holdsModels) {
    return undefined;
  }
  const schema = lowerPart(lowering, first, 'pipe', 0);
  if (steps.length === 0) return schema;
  const actions = steps.flatMap((item) => {
    const path = ['pipe', items.indexOf(item)] as const;
    return item.kind === 'schema'
      ? thenOf(lowerPart(lowering, item, ...path))
      : [lowerAction(item, step(source, ...path), context)];
  });
  if (!isAskable(schema, actions)) {
    reportRules(context);
    return schema;
  }
  return schema.kind === 'pipe'
    ? { ...schema, actions: [...schema.actions, ...actions] }
    : { kind: 'pipe', schema, actions };
}

/** The steps of an inner pipe become steps of the outer one. */
function thenOf(schema: SchemaIr): readonly ActionIr[] {
  return schema.kind === 'pipe'
    ? [{ kind: 'then', schema: schema.schema }, ...schema.actions]
    : [{ kind: 'then', schema }];
}

/**
 * Whether these steps can run on what is sent. An update holds only part of a model, so models can
 * have no rules. A list of models is always sent whole, so rules about its length can run, but not
 * the user's functions, which expect full records.
 */
function isAskable(schema: SchemaIr, actions: readonly ActionIr[]): boolean {
  const before = actions.slice(0, -1);
  // Not `holdsModel`, which remembers its answers: a recursive schema is not complete yet.
  if (before.some((action) => action.kind === 'then' && some(action.schema, isModel))) return false;
  if (!some(schema, isModel)) return true;
  return schema.kind === 'array' && actions.every((action) => action.kind === 'rule');
}

function lowerAction(action: Node, source: SourceIr, context: LoweringContext): ActionIr {
  const rule = ruleOf(action);
  return lowerRule(action, rule, source, context) ?? islandOf(action, rule, source, context);
}

function lowerRule(
  action: Node,
  rule: Rule | undefined,
  source: SourceIr,
  context: LoweringContext,
): RuleIr | undefined {
  const { requirement } = action;
  const pattern = requirement instanceof RegExp ? requirement : undefined;
  const given = rule?.argumentsOf(action);
  if (rule === undefined || given === undefined) return undefined;
  const message = messageOf(action, source);
  if (rule.name === 'regex' && pattern) reportPattern(pattern, context);
  reportMessage(action, message.message, context);
  return {
    kind: 'rule',
    name: rule.name,
    arguments: given,
    ...(pattern && { pattern: rule.pattern ?? pattern }),
    ...(rule.label !== undefined && { refusal: message.message ?? refusalOf(rule.label, action) }),
    ...message,
  };
}

/** valibot's message without the received value. */
function refusalOf(label: string, { expects }: Node): string {
  return expects ? `Invalid ${label}: Expected ${expects}` : `Invalid ${label}`;
}

function islandOf(
  action: Node,
  rule: Rule | undefined,
  source: SourceIr,
  context: LoweringContext,
): ActionIr {
  reportCalled(action, action.type, context, rule?.name);
  const { type, kind } = action;
  const transforms = kind === 'transformation';
  return { kind: 'island', type, source, transforms, ...(rule && { rule: rule.name }) };
}
