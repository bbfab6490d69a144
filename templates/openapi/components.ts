import type { ReferenceObject, SchemaObject } from 'openapi3-ts/oas31';
import type {
  AccessIr,
  DtoIr,
  ModelIr,
  PropertyIr,
  ShapeIr,
  ViewIr,
} from '../../generator/ir/program-ir.js';
import { withArticle } from '../article.js';
import { jsonSchemaOf, narrowedSchema, type RefModel } from './schema.js';

/** What one role may send, as a closed component. */
export function dtoComponent(model: ModelIr, dto: DtoIr): SchemaObject {
  const properties = model.properties.flatMap((property, index) => {
    const access = dto.access[index];
    if (access === undefined || access.values === 'none') return [];
    return [{ property, schema: inputSchema(property, access, dto) }];
  });
  const required = properties
    .filter(({ property }) => dto.shape !== 'update' && !property.optional)
    .map(({ property }) => property.key);
  return {
    type: 'object',
    description: `What \`${dto.role.name}\` may send to ${dto.shape} ${withArticle(model.name)}. ${dto.role.description}`,
    properties: Object.fromEntries(
      properties.map(({ property, schema }) => [property.key, schema]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** What one role may read, as a closed component. */
export function viewComponent(model: ModelIr, view: ViewIr): SchemaObject {
  const readable = model.properties.filter((property) => view.keys.includes(property.key));
  const required = readable
    .filter((property) => !property.optional)
    .map((property) => property.key);
  const ref: RefModel = (nested) => refTo(`${nested}For${view.role.typeName}`);
  return {
    type: 'object',
    description: `What \`${view.role.name}\` may read of ${withArticle(model.name)}. ${view.role.description}`,
    properties: Object.fromEntries(
      readable.map((property) => [
        property.key,
        described(property, jsonSchemaOf(property.schema, ref)),
      ]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

export function refTo(component: string): ReferenceObject {
  return { $ref: `#/components/schemas/${component}` };
}

/** Whether a role may send anything at all. */
export function isOpen(dto: DtoIr): boolean {
  return dto.access.some((access) => access.values !== 'none');
}

function inputSchema(
  property: PropertyIr,
  access: AccessIr,
  dto: DtoIr,
): SchemaObject | ReferenceObject {
  const ref: RefModel = (nested, inArray) =>
    refTo(nameOf(nested, inArray ? 'create' : dto.shape, dto));
  const full = withoutDefault(jsonSchemaOf(property.schema, ref), dto.shape);
  const narrowings = access.narrowings.map((narrowing) => jsonSchemaOf(narrowing, ref));
  return described(property, access.values === 'all' ? full : narrowedSchema(full, narrowings));
}

/** Only `create` fills in defaults. */
function withoutDefault(
  schema: SchemaObject | ReferenceObject,
  shape: ShapeIr,
): SchemaObject | ReferenceObject {
  if (shape === 'create' || '$ref' in schema) return schema;
  const { default: _, ...rest } = schema;
  return rest;
}

function nameOf(model: string, shape: ShapeIr, dto: DtoIr): string {
  const verb = { create: 'Create', update: 'Update', replace: 'Replace' }[shape];
  return `${verb}${model.charAt(0).toUpperCase()}${model.slice(1)}By${dto.role.typeName}`;
}

function described(
  property: PropertyIr,
  schema: SchemaObject | ReferenceObject,
): SchemaObject | ReferenceObject {
  const { title, description, examples } = property;
  const words = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(examples !== undefined && { examples: [...examples] }),
  };
  return Object.keys(words).length === 0 ? schema : { ...schema, ...words };
}
