import type { PropertyIr, ShapeIr } from './program-ir.js';
import { RULE_TRAITS } from './rule-traits.js';
import type { ActionIr, RestIr, SchemaIr } from './schema-ir.js';

/** Whether a schema is so, or one inside it. They may go round in circles, through references. */
export function some(
  schema: SchemaIr,
  is: (schema: SchemaIr) => boolean,
  seen: ReadonlySet<SchemaIr> = NONE,
): boolean {
  if (is(schema)) return true;
  if (schema.kind !== 'ref') return inside(schema).some((part) => some(part, is, seen));
  const { schema: referred } = schema.definition;
  return !seen.has(referred) && some(referred, is, new Set([...seen, referred]));
}

const NONE: ReadonlySet<SchemaIr> = new Set();

function someAction(schema: SchemaIr, is: (action: ActionIr) => boolean): boolean {
  return some(schema, (one) => one.kind === 'pipe' && one.actions.some(is));
}

/** Whether a schema holds a model, so that what it accepts depends on the roles. */
export function holdsModel(schema: SchemaIr): boolean {
  return some(schema, (inner) => inner.kind === 'model');
}

/** Whether the default of a field may hold one. If it is said as data, it doesn't. */
export function defaultHoldsModel({ schema, defaulted }: PropertyIr): boolean {
  const isSaid = schema.kind === 'wrapper' && schema.default?.kind === 'value';
  return defaulted && !isSaid && holdsModel(schema);
}

/** Whether what is read of a value may be less than what it holds: its models, its declared keys. */
export function isClosed(schema: SchemaIr): boolean {
  return some(schema, (inner) => inner.kind === 'model' || inner.kind === 'object');
}

/** Whether generated code has to import the user's module to call the schema. */
export function callsUser(schema: SchemaIr): boolean {
  return mayBecomeUndefined(schema) || someAction(schema, (action) => action.kind === 'island');
}

/**
 * Whether the output type is only known to the compiler: that of what is the user's, of a
 * TypeScript enum, of a loose object, of what a transformation makes, of what goes round in circles.
 */
export function hasOpaqueType(schema: SchemaIr): boolean {
  return (
    some(
      schema,
      (inner) =>
        inner.kind === 'island' ||
        inner.kind === 'ref' ||
        inner.kind === 'required' ||
        inner.kind === 'allOf' ||
        isUnprintable(inner) ||
        isEnum(inner) ||
        hasRest(inner) ||
        hasChosenKeys(inner) ||
        defaultsToIsland(inner),
    ) || someAction(schema, changesType)
  );
}

/** Whether what several schemas make of a value is merged. */
export function mergesValues(schema: SchemaIr): boolean {
  return some(schema, (inner) => inner.kind === 'allOf');
}

/** Whether what is sent of a schema may be something else than what its parser returns. */
export function changesValues(schema: SchemaIr): boolean {
  return (
    some(schema, (inner) => inner.kind === 'island' || hasDefault(inner)) ||
    someAction(schema, changesType)
  );
}

/** Whether a value that was sent may be made `undefined`, as far as is known here. */
export function mayBecomeUndefined(schema: SchemaIr): boolean {
  return (
    some(schema, (inner) => inner.kind === 'island' || defaultsToIsland(inner)) ||
    someAction(schema, (action) => action.kind === 'island' && action.transforms)
  );
}

/** The models that a schema nests, each with the shape that it has there. */
export function modelsIn(schema: SchemaIr, shape: ShapeIr): readonly NestedModel[] {
  const found: NestedModel[] = [];
  const seen = new Set<SchemaIr>();
  const visit = (one: SchemaIr, inShape: ShapeIr): void => {
    if (one.kind === 'model') found.push({ model: one.model, shape: inShape });
    const parts = inside(one);
    if (parts.length === 0 || seen.has(one)) return;
    seen.add(one);
    const below = isPassage(one) ? inShape : 'create';
    for (const part of parts) visit(part, below);
  };
  visit(schema, shape);
  return found;
}

export interface NestedModel {
  readonly model: string;
  readonly shape: ShapeIr;
}

/** Schemas that hand a value on to another one; in all others it is written whole, as in a new record. */
export function isPassage(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return !schema.actions.some((action) => action.kind === 'then');
  return schema.kind === 'wrapper' || schema.kind === 'required' || schema.kind === 'ref';
}

/** Whether a value may be an object that is no model: an update replaces it whole. */
export function mayBeWhole(schema: SchemaIr, seen: Set<SchemaIr> = new Set()): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  switch (schema.kind) {
    case 'object':
    case 'record':
    case 'map':
    case 'set':
    case 'allOf':
    case 'island':
      return true;
    case 'anyOf':
      return schema.anyOf.some((option) => option.kind === 'model' || mayBeWhole(option, seen));
    case 'type':
      return !SCALARS.has(schema.type);
    case 'wrapper':
    case 'required':
      return mayBeWhole(schema.schema, seen);
    case 'ref':
      return mayBeWhole(schema.definition.schema, seen);
    case 'pipe':
      return mayBeWhole(schema.schema, seen) || schema.actions.some(changesType);
    default:
      return false;
  }
}

const SCALARS: ReadonlySet<string> = new Set([
  'string', 'number', 'boolean', 'bigint', 'null', 'undefined', 'void', 'never', 'nan', 'symbol',
]); // prettier-ignore

/** Whether a step of a pipe makes a value of another type, as far as is known here. */
function changesType(action: ActionIr): boolean {
  if (action.kind === 'then') return true;
  if (action.kind === 'island') return action.transforms;
  const { does } = RULE_TRAITS[action.name];
  return does === 'converts' || does === 'clamps' || does === 'names';
}

const hasDefault = (schema: SchemaIr): boolean =>
  schema.kind === 'wrapper' && schema.default !== undefined;

const isEnum = (schema: SchemaIr): boolean => schema.kind === 'enum' && schema.from === 'enum';

/** Types with parameters, or of a library that a project may not have. */
const isUnprintable = (schema: SchemaIr): boolean =>
  schema.kind === 'type' && ['function', 'promise', 'blob', 'file'].includes(schema.type);

/** A record of some keys has them as optional properties. */
const hasChosenKeys = (schema: SchemaIr): boolean =>
  schema.kind === 'record' && !(schema.key.kind === 'type' && schema.key.type === 'string');

const hasRest = (schema: SchemaIr): boolean =>
  (schema.kind === 'object' || schema.kind === 'tuple') &&
  schema.rest !== 'drop' &&
  schema.rest !== 'refuse';

const defaultsToIsland = (schema: SchemaIr): boolean =>
  schema.kind === 'wrapper' && schema.default?.kind === 'island';

/** The schemas that a schema consists of. */
function inside(schema: SchemaIr): readonly SchemaIr[] {
  switch (schema.kind) {
    case 'array':
      return [schema.items];
    case 'tuple':
      return [...schema.prefixItems, ...restIn(schema.rest)];
    case 'object':
      return [...schema.properties.map((property) => property.schema), ...restIn(schema.rest)];
    case 'record':
    case 'map':
      return [schema.key, schema.value];
    case 'set':
      return [schema.value];
    case 'anyOf':
      return schema.anyOf;
    case 'allOf':
      return schema.allOf;
    case 'wrapper':
    case 'required':
      return [schema.schema];
    case 'pipe':
      return [
        schema.schema,
        ...schema.actions.flatMap((action) => (action.kind === 'then' ? [action.schema] : [])),
      ];
    case 'ref':
      return [schema.definition.schema];
    default:
      return NOTHING;
  }
}

const NOTHING: readonly SchemaIr[] = [];

const restIn = (rest: RestIr): readonly SchemaIr[] => (typeof rest === 'string' ? [] : [rest]);
