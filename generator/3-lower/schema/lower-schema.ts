import { definitionOf, isAsDeclared, type ModelDefinition } from '../../../src/model/model.js';
import type { ObjectIr, Refusing, RestIr, SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import { reportCalled } from '../complaints/called.js';
import { reportAltered, reportRoles } from '../complaints/model.js';
import { reportAsync, reportNotJson, reportPrototype } from '../complaints/schema.js';
import { hasGetters, keysOfEntries } from '../live/entries.js';
import { isOriginal, messageOf, type Node } from '../live/node.js';
import type { LoweringContext } from '../lowering-context.js';
import { lowerData } from './lower-data.js';
import { lowerDefault } from './lower-default.js';
import { lowerLazy } from './lower-lazy.js';
import { LOOKS_BACK, lowerPipe, type Lower } from './lower-pipe.js';
import { refTo } from './ref-to.js';
import { step } from './source.js';

const WRAPPERS = {
  optional: 'optional',
  exact_optional: 'exactOptional',
  nullable: 'nullable',
  nullish: 'nullish',
  undefinedable: 'undefinedable',
} as const;

const REQUIRED = {
  non_optional: 'nonOptional',
  non_nullable: 'nonNullable',
  non_nullish: 'nonNullish',
} as const;

/** What the kinds of objects and tuples do with what is not declared. */
const RESTS = {
  object: 'drop',
  strict_object: 'refuse',
  loose_object: 'keep',
  tuple: 'drop',
  strict_tuple: 'refuse',
  loose_tuple: 'keep',
} as const;

const NOT_JSON: ReadonlySet<string> = new Set([
  'bigint', 'date', 'nan', 'symbol', 'function', 'promise', 'blob', 'file', 'map', 'set',
]); // prettier-ignore

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
    return islandOf(node, source);
  }
  if (node.pipe) {
    const lower: Lower = (inner, from) => lowerSchema(inner, from, context);
    return lowerPipe(node, source, context, lower) ?? island(node, source, context);
  }
  const definition = definitionOf(node);
  if (definition) return lowerModel(node, definition, context);
  return lowerOriginal(node, source, context) ?? island(node, source, context);
}

/** A schema that runs as its kind does, with a message that is no function. */
function lowerOriginal(
  node: Node,
  source: SourceIr,
  context: LoweringContext,
): SchemaIr | undefined {
  const message = messageOf(node);
  if (!isOriginal(node) || message === null) return undefined;
  if (NOT_JSON.has(node.type)) reportNotJson(node, context);
  const refusing: Refusing = { expects: node.expects ?? '', ...message };
  return (
    lowerData(node, refusing) ??
    lowerContainer(node, refusing, source, context) ??
    lowerChoice(node, refusing, source, context) ??
    lowerWrapper(node, refusing, source, context)
  );
}

/** Schemas of what is in a list, an object, a record, a map or a set. */
function lowerContainer(
  node: Node,
  refusing: Refusing,
  source: SourceIr,
  context: LoweringContext,
): SchemaIr | undefined {
  const lower = (inner: object | undefined, ...steps: (string | number)[]): SchemaIr =>
    lowerSchema(inner as object, step(source, ...steps), context);
  switch (node.type) {
    case 'array':
      return { kind: 'array', items: lower(node.item, 'item'), ...refusing };
    case 'tuple':
    case 'strict_tuple':
    case 'loose_tuple':
    case 'tuple_with_rest': {
      const prefixItems = (node.items ?? []).map((item, index) => lower(item, 'items', index));
      return { kind: 'tuple', prefixItems, rest: restOf(node, lower), ...refusing };
    }
    case 'object':
    case 'strict_object':
    case 'loose_object':
    case 'object_with_rest':
      return lowerObject(node, refusing, source, context);
    case 'record':
    case 'map': {
      const key = lower(node.key as Node, 'key');
      return { kind: node.type, key, value: lower(node.value, 'value'), ...refusing };
    }
    case 'set':
      return { kind: 'set', value: lower(node.value, 'value'), ...refusing };
    default:
      return undefined;
  }
}

function lowerObject(
  node: Node,
  refusing: Refusing,
  source: SourceIr,
  context: LoweringContext,
): SchemaIr | undefined {
  const { entries = {} } = node;
  const keys = keysOfEntries(entries);
  // To other kinds of object, an inherited entry is a key that is not declared, too.
  const isOwn = keys.every((key) => Object.hasOwn(entries, key));
  if (node.type !== 'object' && !isOwn) return undefined;
  const made = (inside: LoweringContext): ObjectIr => {
    const lower = (inner: object | undefined, ...steps: (string | number)[]): SchemaIr =>
      lowerSchema(inner as object, step(source, ...steps), inside);
    reportPrototype(entries, context);
    const properties = keys.map((key) => ({
      key,
      schema: lower(entries[key], 'entries', key),
    }));
    return { kind: 'object', properties, rest: restOf(node, lower), ...refusing };
  };
  if (!hasGetters(node)) return made(context);
  const { gotten = 0 } = context;
  if (gotten === MOST_GOTTEN) return undefined;
  return refTo(node, context, () => made({ ...context, gotten: gotten + 1 }));
}

/** Getters that make another object each time never end; what they make is called instead. */
const MOST_GOTTEN = 8;

function restOf(node: Node, lower: (rest: object | undefined, step: string) => SchemaIr): RestIr {
  return node.rest ? lower(node.rest, 'rest') : RESTS[node.type as keyof typeof RESTS];
}

/** Schemas of which one has to accept, or all of them. */
function lowerChoice(
  node: Node,
  refusing: Refusing,
  source: SourceIr,
  context: LoweringContext,
): SchemaIr | undefined {
  const lowerOptions = (lower = lowerSchema): SchemaIr[] =>
    (node.options ?? []).map((option, index) =>
      lower(option as object, step(source, 'options', index), context),
    );
  switch (node.type) {
    case 'union':
      return { kind: 'anyOf', anyOf: lowerOptions(), ...refusing };
    case 'variant': {
      const anyOf = lowerOptions(lowerOption);
      // Which option is meant is asked of its entries, and those of an island are not known here.
      if (anyOf.some(isOpaque)) return undefined;
      return { kind: 'anyOf', anyOf, discriminator: String(node.key), ...refusing };
    }
    case 'intersect':
      return { kind: 'allOf', allOf: lowerOptions(), ...refusing };
    default:
      return undefined;
  }
}

/** Of a variant in a variant, valibot asks for the options only: what a pipe does behind it is never run. */
function lowerOption(option: object, source: SourceIr, context: LoweringContext): SchemaIr {
  const { type, options, pipe: [first] = [] } = option as Node;
  return type === 'variant' && first !== undefined && first.options === options
    ? lowerOption(first, step(source, 'pipe', 0), context)
    : lowerSchema(option, source, context);
}

const isOpaque = (option: SchemaIr): boolean =>
  option.kind === 'island' ||
  option.kind === 'ref' ||
  (option.kind === 'pipe' && isOpaque(option.schema));

/** Schemas around one other. */
function lowerWrapper(
  node: Node,
  refusing: Refusing,
  source: SourceIr,
  context: LoweringContext,
): SchemaIr | undefined {
  switch (node.type) {
    case 'optional':
    case 'exact_optional':
    case 'nullable':
    case 'nullish':
    case 'undefinedable':
      return {
        kind: 'wrapper',
        wrapper: WRAPPERS[node.type],
        schema: lowerSchema(node.wrapped as Node, step(source, 'wrapped'), context),
        ...(node.default !== undefined && {
          default: lowerDefault(node, source, context),
        }),
      };
    case 'non_optional':
    case 'non_nullable':
    case 'non_nullish':
      return {
        kind: 'required',
        required: REQUIRED[node.type],
        schema: lowerSchema(node.wrapped as Node, step(source, 'wrapped'), context),
        ...refusing,
      };
    case 'lazy':
      return lowerLazy(node, source, context, (inner, from) => lowerSchema(inner, from, context));
    default:
      return undefined;
  }
}

function lowerModel(node: Node, definition: ModelDefinition, context: LoweringContext): SchemaIr {
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

/** A pipe has the type of its first schema; what makes it an island may be a step. */
const kindOf = ({ type, pipe = [] }: Node): string =>
  pipe.find((item) => LOOKS_BACK.has(item.type))?.type ?? type;

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
