import type {
  OperationObject,
  ParameterObject,
  PathItemObject,
  ResponsesObject,
} from 'openapi3-ts/oas31';
import type { ResourceConfig, ResourceOperation } from '../../generator/config.js';
import { either, type JsonSchema } from '../../generator/ir/json-schema/combine.js';
import type { Saying } from '../../generator/ir/json-schema/saying.js';
import { jsonSchemaOf } from '../../generator/ir/json-schema/schema.js';
import type { ModelIr, ShapeIr } from '../../generator/ir/program-ir.js';
import { withArticle } from '../article.js';
import { refTo } from './component-names.js';
import { isOpen } from './components.js';
import { REFUSAL_NAMES } from './problem.js';

type Status = keyof typeof REFUSAL_NAMES;

/** What a resource offers, by path. */
export function pathsOf(
  model: ModelIr,
  resource: ResourceConfig,
  secured: boolean,
): Readonly<Record<string, PathItemObject>> {
  const offers = (operation: ResourceOperation): boolean => resource.operations.includes(operation);
  const operations = new Operations(model, secured);
  const collection = {
    ...(offers('list') && { get: operations.list() }),
    ...(offers('create') && hasWriter(model, 'create') && { post: operations.create() }),
  };
  const record = {
    ...(offers('read') && { get: operations.read() }),
    ...(offers('replace') && hasWriter(model, 'replace') && { put: operations.replace() }),
    ...(offers('update') && hasWriter(model, 'update') && { patch: operations.update() }),
    ...(offers('delete') && { delete: operations.delete() }),
  };
  return {
    ...(Object.keys(collection).length > 0 && { [resource.path]: collection }),
    ...(Object.keys(record).length > 0 && {
      [`${resource.path}/{id}`]: { parameters: [idParameter(model)], ...record },
    }),
  };
}

class Operations {
  readonly #model: ModelIr;
  readonly #one: string;
  readonly #refusals: readonly Status[];

  constructor(model: ModelIr, secured: boolean) {
    this.#model = model;
    this.#one = withArticle(model.name);
    this.#refusals = secured ? ['401', '403'] : ['400'];
  }

  list(): OperationObject {
    const view = viewOf(this.#model);
    return this.#operation('list', `List the ${this.#model.name} records`, {
      '200': success('The records.', view && { type: 'array', items: view }),
    });
  }

  create(): OperationObject {
    const created = { '201': success('The created record.', viewOf(this.#model)) };
    return this.#writing('create', `Create ${this.#one}`, created);
  }

  read(): OperationObject {
    const found = { '200': success('The record.', viewOf(this.#model)) };
    return this.#operation('read', `Read ${this.#one}`, found, ['404']);
  }

  replace(): OperationObject {
    const replaced = { '200': success('The record as it is now.', viewOf(this.#model)) };
    return this.#writing('replace', `Replace ${this.#one}`, replaced, ['404']);
  }

  update(): OperationObject {
    const updated = { '200': success('The record as it is now.', viewOf(this.#model)) };
    return this.#writing('update', `Update ${this.#one}`, updated, ['404']);
  }

  delete(): OperationObject {
    const gone = { '204': success('The record is gone.') };
    return this.#operation('delete', `Delete ${this.#one}`, gone, ['404']);
  }

  #writing(
    shape: ShapeIr,
    summary: string,
    responses: ResponsesObject,
    refusals: readonly Status[] = [],
  ): OperationObject {
    const operation = this.#operation(shape, summary, responses, [...refusals, '422']);
    const schema = either(writersOf(this.#model, shape));
    const requestBody = { required: true, content: { 'application/json': { schema } } };
    return { ...operation, requestBody };
  }

  #operation(
    verb: ResourceOperation,
    summary: string,
    responses: ResponsesObject,
    refusals: readonly Status[] = [],
  ): OperationObject {
    const statuses = [...this.#refusals, ...refusals].sort();
    return {
      operationId: `${verb}${typeName(this.#model)}`,
      tags: [this.#model.name],
      summary,
      description: `${summary}. ${NOTES[verb]}`,
      responses: {
        ...responses,
        ...Object.fromEntries(
          statuses.map((status) => [
            status,
            { $ref: `#/components/responses/${REFUSAL_NAMES[status]}` },
          ]),
        ),
      },
    };
  }
}

const NOTES: Readonly<Record<ResourceOperation, string>> = {
  list: 'Each record holds what the caller may read.',
  read: 'It holds what the caller may read.',
  create: 'The body holds what the roles of the caller may write; any other key is refused.',
  update:
    'A merge patch (RFC 7396): absent keys stay as they are, and any key that the roles of the caller may not write is refused.',
  replace:
    'The body holds all that the roles of the caller may write; what they may not write stays as it is.',
  delete: 'What it held can no longer be read.',
};

function writersOf(model: ModelIr, shape: ShapeIr): readonly JsonSchema[] {
  return model.dtos
    .filter((dto) => dto.shape === shape && isOpen(dto))
    .map((dto) => refTo(dto.typeName));
}

const hasWriter = (model: ModelIr, shape: ShapeIr): boolean => writersOf(model, shape).length > 0;

/** What some role may read of the record; nothing if nobody may. */
function viewOf(model: ModelIr): JsonSchema | undefined {
  const views = model.views
    .filter((view) => view.keys.length > 0)
    .map((view) => refTo(view.typeName));
  return views.length === 0 ? undefined : either(views);
}

function success(
  description: string,
  schema?: JsonSchema,
): {
  description: string;
  content?: { 'application/json': { schema: JsonSchema } };
} {
  return { description, ...(schema && { content: { 'application/json': { schema } } }) };
}

/** The key of a record in its path: typed like the field `id`, if there is one. */
function idParameter(model: ModelIr): ParameterObject {
  const id = model.properties.find((property) => property.key === 'id');
  const schema: JsonSchema = id === undefined ? { type: 'string' } : jsonSchemaOf(id.schema, PLAIN);
  return {
    name: 'id',
    in: 'path',
    required: true,
    description: id?.description ?? `Which ${model.name}.`,
    schema,
  };
}

/** The key of a record as its field returns it; it holds no models. */
const PLAIN: Saying = {
  side: 'output',
  to: 'reader',
  model: () => ({}),
  definition: () => ({}),
};

const typeName = (model: ModelIr): string =>
  `${model.name.charAt(0).toUpperCase()}${model.name.slice(1)}`;
