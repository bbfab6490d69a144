import * as v from 'valibot';
import { definitionOf, type ModelDefinition } from '../../src/model/model.js';
import type { Complaint, Place } from '../diagnostics/diagnostic.js';
import type { ActionIr, DefaultIr, Primitive, SchemaIr, SourceIr } from '../ir/schema-ir.js';
import { ruleOf } from './rules.js';

/** What lowering a schema needs to know of its surroundings. */
export interface LoweringContext {
  readonly owner: ModelDefinition;
  readonly place: Required<Pick<Place, 'file' | 'model' | 'field'>>;
  readonly report: (complaint: Complaint) => void;
}

/** A valibot schema as introspection sees it: public properties, not all of them on every kind. */
interface Node {
  readonly kind: string;
  readonly type: string;
  readonly async: boolean;
  readonly expects: string;
  readonly '~run': unknown;
  readonly message?: unknown;
  readonly pipe?: readonly Node[];
  readonly wrapped?: Node;
  readonly item?: Node;
  readonly options?: readonly unknown[];
  readonly entries?: { readonly [key: string]: Node };
  readonly key?: string;
  readonly literal?: unknown;
  readonly default?: unknown;
  readonly requirement?: unknown;
}

/** Made fresh, to notice schemas that a wrapper (`v.config`, `v.message`, `v.fallback`) has changed. */
const SAMPLES: ReadonlyMap<string, Node> = new Map(
  [
    v.string(), v.number(), v.boolean(), v.bigint(), v.date(), v.null(), v.unknown(), v.any(),
    v.literal(''), v.picklist([]), v.enum({}), v.array(v.any()),
    v.object({}), v.strictObject({}), v.looseObject({}), v.union([]), v.variant('', []),
    v.optional(v.any()), v.exactOptional(v.any()), v.nullable(v.any()), v.nullish(v.any()),
    v.undefinedable(v.any()),
  ].map((sample) => [sample.type, sample as Node]),
); // prettier-ignore

const PIPE_RUN = String(v.pipe(v.any(), v.readonly())['~run']);

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
  if (node.async) return refuseAsync(node, source, context);
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
  const rebuilt =
    String(node['~run']) === PIPE_RUN && !actions.some((item) => item.kind === 'schema');
  if (first === undefined || !rebuilt) return island(node, source, context);
  const schema = lowerSchema(first, step(source, 'pipe', 0), context);
  if (actions.length === 0) return schema;
  const rules = actions.map((action) =>
    lowerAction(action, step(source, 'pipe', items.indexOf(action)), context),
  );
  // A list is always sent whole, so its length can be asked; a function of the user's can't, for it
  // expects records.
  const isAskable = schema.kind === 'array' && rules.every((rule) => rule.kind === 'rule');
  if (modelsBehind(first) === 'some' && !isAskable) return refuseRules(schema, context);
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
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
    case 'date':
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
  const { place } = context;
  const called = `Field '${place.model}.${place.field}'`;
  if (definition.entries !== node.entries || !isOriginal(node)) {
    context.report({
      code: 'model-altered',
      message: `${called} nests the model '${definition.name}' in another form than it was declared in.`,
      help: 'v.partial(), v.pick(), v.fallback(), v.message() and the like make other rules than those it has. Nest the model itself, or declare another one.',
      place,
    });
  } else if (definition.roles !== context.owner.roles) {
    context.report({
      code: 'model-roles',
      message: `${called} nests the model '${definition.name}', which was declared with other roles.`,
      help: 'Declare both with the field and model of one defineRoles().',
      place,
    });
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
  if (models !== 'none') {
    const { place } = context;
    const nests = models === 'some' ? 'nests a model' : 'may nest a model';
    context.report({
      code: 'model-hidden',
      message: `Field '${place.model}.${place.field}' ${nests} inside v.${node.type}(), where its grants can't be enforced.`,
      help:
        models === 'some'
          ? 'Nest it directly, or in an array, object, optional, nullable, union or variant.'
          : 'Let the getter of v.lazy() return one schema, made once, whatever the input is.',
      place,
    });
  } else {
    reportIsland(node.type, context);
  }
  return { kind: 'island', source, expects: node.expects };
}

function reportIsland(what: string, context: LoweringContext): void {
  const { place } = context;
  context.report({
    code: 'island',
    message: `Field '${place.model}.${place.field}' uses '${what}', which is called in your own schema at run time.`,
    help: 'Nothing to do: it is exact. Generated code imports the model for it.',
    place,
  });
}

/** In a literal, `__proto__:` sets the prototype instead of a key. */
function reportPrototype(entries: object, { place, report }: LoweringContext): void {
  if (!Object.hasOwn(entries, '__proto__') && !('kind' in (Object.getPrototypeOf(entries) ?? {})))
    return;
  report({
    code: 'field-name',
    message: `Field '${place.model}.${place.field}' holds an object with a key named '__proto__'.`,
    help: 'Choose another name: objects treat this key as their prototype.',
    place: { ...place, literal: '__proto__' },
  });
}

function reportStateful(pattern: RegExp, context: LoweringContext): void {
  if (!pattern.global && !pattern.sticky) return;
  const { place } = context;
  context.report({
    code: 'regex-stateful',
    message: `Field '${place.model}.${place.field}' has a regular expression with the flag '${pattern.global ? 'g' : 'y'}'.`,
    help: 'Remove the flag: with it, a pattern remembers where it stopped and refuses every other input.',
    place,
  });
}

function refuseAsync(node: Node, source: SourceIr, context: LoweringContext): SchemaIr {
  const { place } = context;
  context.report({
    code: 'schema-async',
    message: `Field '${place.model}.${place.field}' has the asynchronous schema '${node.type}'.`,
    help: 'Parsing is synchronous: use the synchronous schema, and do the asynchronous check after parse().',
    place,
  });
  return { kind: 'island', source, expects: node.expects };
}

function refuseRules(schema: SchemaIr, context: LoweringContext): SchemaIr {
  const { place } = context;
  context.report({
    code: 'model-rules',
    message: `Field '${place.model}.${place.field}' pipes a model into a rule, which an input of some of its fields can't answer.`,
    help: 'Put the rule on a field, or check it on the record after apply().',
    place,
  });
  return schema;
}

/** `{}` or `{ message }`; `null` if the message is computed, so that only the live schema has it. */
function messageOf(node: Node): { message?: string } | null {
  if (node.message === undefined) return {};
  return typeof node.message === 'string' ? { message: node.message } : null;
}

function isOriginal(node: Node): boolean {
  const sample = SAMPLES.get(node.type);
  return (
    sample !== undefined && String(sample['~run']) === String(node['~run']) && !('fallback' in node)
  );
}

/** Whether there are models, as far as getters that are called without an input can tell. */
function modelsBehind(node: Node): 'some' | 'none' | 'unknown' {
  try {
    return holdsModel(node) ? 'some' : 'none';
  } catch {
    return 'unknown'; // a getter that needs the input, or makes new schemas without end
  }
}

/** Whether a model is somewhere inside a schema, so that calling it as it is would pass over the grants. */
function holdsModel(node: unknown, seen: Set<unknown> = new Set()): boolean {
  if (typeof node !== 'object' || node === null || seen.has(node)) return false;
  seen.add(node);
  if (definitionOf(node)) return true;
  const { type, getter } = node as { type?: string; getter?: (input: undefined) => unknown };
  if (type === 'lazy' && getter) return holdsModel(getter(undefined), seen);
  return Object.values(node).some((value) => holdsModel(value, seen));
}

function isPrimitive(value: unknown): value is Primitive {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
  );
}

function step(source: SourceIr, ...steps: (string | number)[]): SourceIr {
  return { ...source, steps: [...source.steps, ...steps] };
}
