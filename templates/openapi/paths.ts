import type { ParameterObject, PathItemObject } from 'openapi3-ts/oas31';
import type { ResourceOperation } from '../../generator/config.js';
import type { JsonSchema } from '../../generator/ir/json-schema/json-schema.js';
import { RETURNED } from '../../generator/ir/json-schema/translation.js';
import { jsonSchemaOf } from '../../generator/ir/json-schema/schema.js';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { hasWriter, Operations, type Served } from './operations.js';

/** The paths of a resource and their operations. */
export function pathsOf(
  model: ModelIr,
  program: ProgramIr,
  served: Served,
): Readonly<Record<string, PathItemObject>> {
  const { resource } = served;
  const offers = (operation: ResourceOperation): boolean => resource.operations.includes(operation);
  const operations = new Operations(model, program, served);
  const collection = {
    ...(offers('list') && { get: operations.list() }),
    ...(offers('create') && hasWriter(model, 'create') && { post: operations.create() }),
  };
  const record = {
    ...(offers('read') && { get: operations.read() }),
    ...(offers('replace') && hasWriter(model, 'replace') && { put: operations.replace() }),
    ...(offers('update') &&
      hasWriter(model, 'update') && { patch: operations.update(resource.patch) }),
    ...(offers('delete') && { delete: operations.delete() }),
  };
  return {
    ...(Object.keys(collection).length > 0 && { [resource.path]: collection }),
    ...(Object.keys(record).length > 0 && {
      [`${resource.path}/{id}`]: { parameters: [idParameter(model)], ...record },
    }),
  };
}

/** The path parameter of a record. It has the type of the field `id`, if there is one. */
function idParameter(model: ModelIr): ParameterObject {
  const id = model.properties.find((property) => property.key === 'id');
  const schema: JsonSchema =
    id === undefined ? { type: 'string' } : jsonSchemaOf(id.schema, RETURNED);
  return {
    name: 'id',
    in: 'path',
    required: true,
    description: id?.description ?? `Which ${model.name}.`,
    schema,
  };
}
