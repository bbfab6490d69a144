import { definitionOf, isAsDeclared, type ModelDefinition } from '../../../src/model/model.js';
import type { MessageIr, Refusing, SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import { reportCalled } from '../complaints/called.js';
import { reportAltered, reportRoles } from '../complaints/model.js';
import { reportAsync, reportMessage, reportNotJson } from '../complaints/schema.js';
import { modelsBehind } from '../live/models-behind.js';
import { isOriginal, messageOf, type Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import { lowerChoice } from './lower-choice.js';
import { lowerContainer } from './lower-container.js';
import { lowerData } from './lower-data.js';
import { lowerLazy } from './lower-lazy.js';
import { READS_ISSUES, lowerPipe } from './lower-pipe.js';
import { lowerWrapper } from './lower-wrapper.js';
import type { Lowering } from './lowering.js';
import { isBeingNamed, refTo } from './ref-to.js';

/**
 * Lowers a schema to data. What data can't express exactly becomes an island, which is reported.
 *
 * @param schema The live schema.
 * @param source Where to find the schema in the user's module.
 * @param context The field it belongs to.
 */
export function lowerSchema(schema: object, source: SourceIr, context: LoweringContext): SchemaIr {
  const lowered = (): SchemaIr => lowerInPlace(schema as Node, source, context);
  const isNamed = context.oftenUsed.has(schema) && !isBeingNamed(schema, context);
  return isNamed ? refTo(schema, context, lowered) : lowered();
}

function lowerInPlace(node: Node, source: SourceIr, context: LoweringContext): SchemaIr {
  const lowering: Lowering = { node, source, context, lower: lowerSchema };
  if (node.async) {
    reportAsync(node, context);
    return islandOf(node, source);
  }
  if (node.pipe) return lowerPipe(lowering) ?? island(node, source, context);
  const definition = definitionOf(node);
  if (definition) return lowerNested(node, definition, context);
  return lowerOriginal(lowering) ?? island(node, source, context);
}

/** Lowers a schema that nothing has wrapped and whose message can be told apart from it. */
function lowerOriginal(lowering: Lowering): SchemaIr | undefined {
  const { node, source, context } = lowering;
  const message = toldBy(node, source);
  if (!isOriginal(node) || message === null) return undefined;
  if (NOT_JSON.has(node.type)) reportNotJson(node, context);
  reportMessage(node, message.message, context);
  const refusing: Refusing = { expects: node.expects ?? '', ...message };
  return (
    lowerData(node, refusing) ??
    lowerContainer(lowering, refusing) ??
    lowerChoice(lowering, refusing) ??
    lowerWrapper(lowering, refusing) ??
    lowerLazy(lowering)
  );
}

/** Its message as `messageOf` tells it; `null` if only the whole schema can tell it. */
function toldBy(node: Node, source: SourceIr): { message?: MessageIr } | null {
  const told = messageOf(node, source);
  if (typeof told.message !== 'object' || !TELLS_MORE.has(node.type)) return told;
  if (isOfScalars(node)) return told;
  const { message } = node;
  return typeof message === 'string' && modelsBehind(node) !== 'none' ? { message } : null;
}

/** Whether a union can be asked again what it tells, because nothing is inside of its values. */
function isOfScalars({ type, options = [] }: Node): boolean {
  const isScalar = (option: Node): boolean =>
    isOriginal(option) && lowerData(option, { expects: '' }) !== undefined;
  return type === 'union' && options.length > 1 && (options as readonly Node[]).every(isScalar);
}

/** Kinds that tell a message's function more than the value: issues of options, an item too many. */
const TELLS_MORE: ReadonlySet<string> = new Set(['union', 'variant', 'intersect', 'strict_tuple']);

const NOT_JSON: ReadonlySet<string> = new Set([
  'bigint', 'date', 'nan', 'symbol', 'function', 'promise', 'blob', 'file', 'map', 'set',
]); // prettier-ignore

/** Lowers a nested model to its name: its own grants apply. */
function lowerNested(node: Node, definition: ModelDefinition, context: LoweringContext): SchemaIr {
  if (!isAsDeclared(node, definition)) {
    reportAltered(definition, context);
  } else if (definition.roles !== context.owner.roles) {
    reportRoles(definition, context);
  }
  return { kind: 'model', model: definition.name };
}

function island(node: Node, source: SourceIr, context: LoweringContext): SchemaIr {
  reportCalled(node, kindOf(node), context);
  return islandOf(node, source);
}

/**
 * The kind to report. A pipe has its first schema's type, but one of its steps may be the reason.
 */
const kindOf = ({ type, pipe = [] }: Node): string =>
  pipe.find((item) => READS_ISSUES.has(item.type))?.type ?? type;

function islandOf(node: Node, source: SourceIr): SchemaIr {
  return {
    kind: 'island',
    type: node.type,
    expects: node.expects ?? 'unknown',
    defaulted: node.default !== undefined,
    fallback: node.fallback !== undefined,
    source,
  };
}
