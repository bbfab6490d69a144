import type { ShapeIr } from './program-ir.js';
import type { ActionIr, SchemaIr } from './schema-ir.js';

/** Whether a schema, or one inside it, is of a kind. */
function someSchema(schema: SchemaIr, is: (schema: SchemaIr) => boolean): boolean {
  return is(schema) || inside(schema).some((inner) => someSchema(inner, is));
}

/** Whether a schema holds a model, so that what it accepts depends on the roles. */
export function holdsModel(schema: SchemaIr): boolean {
  return someSchema(schema, (inner) => inner.kind === 'model');
}

/** The rules of every pipe in a schema. */
function actionsOf(schema: SchemaIr): readonly ActionIr[] {
  const own = schema.kind === 'pipe' ? schema.actions : [];
  return [...own, ...inside(schema).flatMap(actionsOf)];
}

/** Whether generated code has to import the user's module to call the schema. */
export function callsUser(schema: SchemaIr): boolean {
  return (
    someSchema(schema, (inner) => inner.kind === 'island' || defaultsToIsland(inner)) ||
    actionsOf(schema).some((action) => action.kind === 'island')
  );
}

/** Whether the output type is only known to the compiler: that of what is the user's, of a TypeScript enum, of a loose object. */
export function hasOpaqueType(schema: SchemaIr): boolean {
  return (
    someSchema(
      schema,
      (inner) =>
        inner.kind === 'island' || isEnum(inner) || isLoose(inner) || defaultsToIsland(inner),
    ) || actionsOf(schema).some((action) => action.kind === 'island' && action.transforms)
  );
}

/** Whether what is sent of a schema may be something else than what its parser returns. */
export function changesValues(schema: SchemaIr): boolean {
  return (
    someSchema(schema, (inner) => inner.kind === 'island' || hasDefault(inner)) ||
    actionsOf(schema).some((action) => action.kind === 'island' && action.transforms)
  );
}

/** The models that a schema nests, each with the shape that it has there. */
export function modelsIn(schema: SchemaIr, shape: ShapeIr): readonly NestedModel[] {
  if (schema.kind === 'model') return [{ model: schema.model, shape }];
  const below = isValue(schema) ? 'create' : shape;
  return inside(schema).flatMap((inner) => modelsIn(inner, below));
}

/** Schemas whose values are written whole, with the models in them as in a new record. */
function isValue({ kind }: SchemaIr): boolean {
  return kind === 'array' || kind === 'anyOf' || kind === 'object';
}

/** Whether a value may be an object that is no model: an update replaces it whole. */
export function mayBeWhole(schema: SchemaIr): boolean {
  switch (schema.kind) {
    case 'object':
    case 'anyOf':
    case 'island':
      return true;
    case 'type':
      return schema.type === 'unknown' || schema.type === 'any';
    case 'wrapper':
      return mayBeWhole(schema.schema);
    case 'pipe':
      return (
        mayBeWhole(schema.schema) ||
        schema.actions.some((action) => action.kind === 'island' && action.transforms)
      );
    default:
      return false;
  }
}

export interface NestedModel {
  readonly model: string;
  readonly shape: ShapeIr;
}

const hasDefault = (schema: SchemaIr): boolean =>
  schema.kind === 'wrapper' && schema.default !== undefined;

const isEnum = (schema: SchemaIr): boolean => schema.kind === 'enum' && schema.from === 'enum';

const isLoose = (schema: SchemaIr): boolean =>
  schema.kind === 'object' && schema.unknownKeys === 'keep';

const defaultsToIsland = (schema: SchemaIr): boolean =>
  schema.kind === 'wrapper' && schema.default?.kind === 'island';

function inside(schema: SchemaIr): readonly SchemaIr[] {
  switch (schema.kind) {
    case 'array':
      return [schema.items];
    case 'object':
      return schema.properties.map((property) => property.schema);
    case 'anyOf':
      return schema.anyOf;
    case 'wrapper':
    case 'pipe':
      return [schema.schema];
    default:
      return [];
  }
}
