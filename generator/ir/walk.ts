import { onceFor } from './once-for.js';
import type { PropertyIr, ShapeIr } from './program-ir.js';
import type { ActionIr, RestIr, SchemaIr } from './schema-ir.js';

/** Whether `is` holds for a schema or any schema inside it. Recursive schemas are visited once. */
export function some(
  schema: SchemaIr,
  is: (schema: SchemaIr) => boolean,
  seen: Set<SchemaIr> = new Set(),
): boolean {
  if (is(schema)) return true;
  if (schema.kind !== 'ref') return inside(schema).some((part) => some(part, is, seen));
  const { schema: referred } = schema.definition;
  if (seen.has(referred)) return false;
  seen.add(referred);
  return some(referred, is, seen);
}

/** The same for the steps of its pipes. */
export function someAction(schema: SchemaIr, is: (action: ActionIr) => boolean): boolean {
  return some(schema, (one) => one.kind === 'pipe' && one.actions.some(is));
}

/** The schemas of a kind among a schema and all that is inside it, each once. */
export function schemasOfKind<Kind extends SchemaIr['kind']>(
  kind: Kind,
  schema: SchemaIr,
): readonly Extract<SchemaIr, { readonly kind: Kind }>[] {
  const found = new Set<SchemaIr>();
  some(schema, (one) => {
    if (one.kind === kind) found.add(one);
    return false;
  });
  return [...found] as Extract<SchemaIr, { readonly kind: Kind }>[];
}

/** Whether a schema holds a model. Then what it accepts depends on the roles. */
export const holdsModel: (schema: SchemaIr) => boolean = onceFor((schema) => some(schema, isModel));

export const isModel = (schema: SchemaIr): boolean => schema.kind === 'model';

/** Whether a field's default may hold a model. A default that is data does not. */
export function defaultHoldsModel({ schema, defaulted }: PropertyIr): boolean {
  const isSaid = schema.kind === 'wrapper' && schema.default?.kind === 'value';
  return defaulted && !isSaid && holdsModel(schema);
}

/** The models that a schema nests, each with its shape there. */
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

/**
 * Whether a schema passes its value on to another schema. In all others a value is written whole,
 * as in `create`.
 */
export function isPassage(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return !schema.actions.some((action) => action.kind === 'then');
  return schema.kind === 'wrapper' || schema.kind === 'required' || schema.kind === 'ref';
}

/** The schemas directly inside a schema. */
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
