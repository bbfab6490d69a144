import { definitionOf, type ModelDefinition } from '../../src/model/model.js';
import type { ActionIr, DefaultIr, SchemaIr, SourceIr } from '../ir/schema-ir.js';
import {
  reportAltered,
  reportAsync,
  reportDefault,
  reportHidden,
  reportIsland,
  reportNotJson,
  reportPrototype,
  reportRoles,
  reportRules,
  reportStateful,
  type LoweringContext,
} from './complaints.js';
import { modelsBehind } from './models-behind.js';
import { isOriginal, isOriginalPipe, isPrimitive, messageOf, type Node } from './node.js';
import { ruleOf } from './rules.js';

const WRAPPERS = {
  optional: 'optional',
  exact_optional: 'exactOptional',
  nullable: 'nullable',
  nullish: 'nullish',
  undefinedable: 'undefinedable',
} as const;

const UNKNOWN_KEYS = { object: 'drop', strict_object: 'refuse', loose_object: 'keep' } as const;

/**
 * Says a schema as data. What cannot be said exactly becomes an island, and that is reported.
 *
 * @param schema The live schema.
 * @param source Where the user's module holds it.
 * @param context Whose field it is.
 */
export function lowerSchema(schema: object, source: SourceIr, context: LoweringContext): SchemaIr {
  const node = schema as Node;
  if (node.async) {
    reportAsync(node, context);
    return { kind: 'island', source };
  }
  if (node.pipe) return lowerPipe(node, node.pipe, source, context);
  const definition = definitionOf(node);
  if (definition) return lowerModel(node, definition, context);
  return (
    lowerData(node, source, context) ??
    lowerNested(node, source, context) ??
    island(node, source, context)
  );
}

function lowerPipe(
  node: Node,
  items: readonly Node[],
  source: SourceIr,
  context: LoweringContext,
): SchemaIr {
  const [first, ...rest] = items;
  const actions = rest.filter((item) => item.kind !== 'metadata');
  const isPlain = isOriginalPipe(node) && !actions.some((item) => item.kind === 'schema');
  if (first === undefined || !isPlain) return island(node, source, context);
  const schema = lowerSchema(first, step(source, 'pipe', 0), context);
  if (actions.length === 0) return schema;
  const rules = actions.map((action) =>
    lowerAction(action, step(source, 'pipe', items.indexOf(action)), context),
  );
  // A list is always sent whole, so its length can be asked; a function of the user's can't, for it
  // expects records.
  const isAskable = schema.kind === 'array' && rules.every((rule) => rule.kind === 'rule');
  if (modelsBehind(first) === 'some' && !isAskable) {
    reportRules(context);
    return schema;
  }
  return { kind: 'pipe', schema, actions: rules };
}

function lowerAction(action: Node, source: SourceIr, context: LoweringContext): ActionIr {
  const rule = ruleOf(action);
  const message = messageOf(action);
  if (rule && message !== null) {
    const base = { kind: 'rule', name: rule.name, ...message } as const;
    if (rule.requirement !== 'own') return base;
    const { requirement } = action;
    if (requirement instanceof RegExp) reportStateful(requirement, context);
    if (isPrimitive(requirement) || requirement instanceof RegExp || requirement instanceof Date) {
      return { ...base, requirement };
    }
  }
  reportIsland(`${action.type}`, context);
  return { kind: 'island', source, transforms: action.kind === 'transformation' };
}

/** Schemas that are data through and through. */
function lowerData(node: Node, source: SourceIr, context: LoweringContext): SchemaIr | undefined {
  const message = messageOf(node);
  if (!isOriginal(node) || message === null) return undefined;
  switch (node.type) {
    case 'bigint':
    case 'date':
      reportNotJson(node, context);
      return { kind: 'type', type: node.type, ...message };
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'unknown':
    case 'any':
      return { kind: 'type', type: node.type, ...message };
    case 'literal':
      return isPrimitive(node.literal)
        ? { kind: 'const', const: node.literal, ...message }
        : undefined;
    case 'picklist':
    case 'enum':
      return node.options?.every(isPrimitive)
        ? { kind: 'enum', from: node.type, enum: [...node.options], ...message }
        : undefined;
    case 'optional':
    case 'exact_optional':
    case 'nullable':
    case 'nullish':
    case 'undefinedable':
      if (node.default !== undefined && source.steps.length > 0 && modelsBehind(node) !== 'none') {
        reportDefault(context);
      }
      return (
        node.wrapped && {
          kind: 'wrapper',
          wrapper: WRAPPERS[node.type],
          schema: lowerSchema(node.wrapped, step(source, 'wrapped'), context),
          ...(node.default !== undefined && {
            default: lowerDefault(node.default, source, context),
          }),
        }
      );
    default:
      return undefined;
  }
}

/** Schemas of schemas. */
function lowerNested(node: Node, source: SourceIr, context: LoweringContext): SchemaIr | undefined {
  const message = messageOf(node);
  if (!isOriginal(node) || message === null) return undefined;
  const lower = (inner: object, ...steps: (string | number)[]): SchemaIr =>
    lowerSchema(inner, step(source, ...steps), context);
  switch (node.type) {
    case 'array':
      return node.item && { kind: 'array', items: lower(node.item, 'item'), ...message };
    case 'object':
    case 'strict_object':
    case 'loose_object':
      reportPrototype(node.entries ?? {}, context);
      return {
        kind: 'object',
        unknownKeys: UNKNOWN_KEYS[node.type],
        properties: Object.entries(node.entries ?? {}).map(([key, entry]) => ({
          key,
          schema: lower(entry, 'entries', key),
        })),
        ...message,
      };
    case 'union':
    case 'variant':
      if (modelsBehind(node) === 'none') return undefined;
      return {
        kind: 'anyOf',
        anyOf: (node.options ?? []).map((option, index) => lower(option as Node, 'options', index)),
        ...(node.key !== undefined && { discriminator: node.key }),
        ...message,
      };
    default:
      return undefined;
  }
}

function lowerModel(node: Node, definition: ModelDefinition, context: LoweringContext): SchemaIr {
  if (definition.entries !== node.entries || !isOriginal(node)) {
    reportAltered(definition, context);
  } else if (definition.roles !== context.owner.roles) {
    reportRoles(definition, context);
  }
  return { kind: 'model', model: definition.name };
}

function lowerDefault(value: unknown, source: SourceIr, context: LoweringContext): DefaultIr {
  if (isPrimitive(value)) return { kind: 'value', value };
  reportIsland('default', context);
  return { kind: 'island', source: step(source, 'default') };
}

function island(node: Node, source: SourceIr, context: LoweringContext): SchemaIr {
  const models = modelsBehind(node);
  if (models === 'none') reportIsland(node.type, context);
  else reportHidden(node, models, context);
  return { kind: 'island', source };
}

function step(source: SourceIr, ...steps: (string | number)[]): SourceIr {
  return { ...source, steps: [...source.steps, ...steps] };
}
