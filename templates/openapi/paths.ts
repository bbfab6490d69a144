import type {
  OperationObject,
  ParameterObject,
  PathItemObject,
  RequestBodyObject,
  ResponsesObject,
  SecurityRequirementObject,
} from 'openapi3-ts/oas31';
import type { PatchFormat, ResourceConfig, ResourceOperation } from '../../generator/config.js';
import { either, type JsonSchema } from '../../generator/ir/json-schema/combine.js';
import type { Saying } from '../../generator/ir/json-schema/saying.js';
import { jsonSchemaOf } from '../../generator/ir/json-schema/schema.js';
import { typeNameOf } from '../../generator/ir/names.js';
import type { ModelIr, ProgramIr, ShapeIr } from '../../generator/ir/program-ir.js';
import { withArticle } from '../with-article.js';
import { refTo, type Sender } from './component-names.js';
import { isOpen } from './components.js';
import { jsonPatchName } from './json-patch.js';
import { REFUSALS, type RefusalStatus } from './problem.js';
import { maySendMore, mayReadOtherwise, severalReaders, severalSenders } from './several-roles.js';

/** How a model is served, and what callers have to show of themselves, if anything. */
export interface Served {
  readonly resource: ResourceConfig;
  readonly security: readonly SecurityRequirementObject[];
}

/** What a resource offers, by path. */
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

class Operations {
  readonly #model: ModelIr;
  readonly #program: ProgramIr;
  readonly #one: string;
  readonly #served: Served;
  readonly #refusals: readonly RefusalStatus[];

  constructor(model: ModelIr, program: ProgramIr, served: Served) {
    this.#model = model;
    this.#program = program;
    this.#one = withArticle(model.name);
    this.#served = served;
    this.#refusals = served.security.length > 0 ? ['401', '403'] : ['400'];
  }

  list(): OperationObject {
    const view = viewOf(this.#model, this.#program);
    return this.#operation('list', `List the ${this.#model.name} records`, {
      '200': success('The records.', view && { type: 'array', items: view }),
    });
  }

  create(): OperationObject {
    const created = { '201': success('The created record.', viewOf(this.#model, this.#program)) };
    return this.#writing('create', `Create ${this.#one}`, created);
  }

  read(): OperationObject {
    const found = { '200': success('The record.', viewOf(this.#model, this.#program)) };
    return this.#operation('read', `Read ${this.#one}`, found, ['404']);
  }

  replace(): OperationObject {
    const replaced = {
      '200': success('The record as it is now.', viewOf(this.#model, this.#program)),
    };
    return this.#writing('replace', `Replace ${this.#one}`, replaced, ['404']);
  }

  update(formats: readonly PatchFormat[] = ['json', 'merge-patch']): OperationObject {
    const updated = {
      '200': success('The record as it is now.', viewOf(this.#model, this.#program)),
    };
    const operation = this.#writing('update', `Update ${this.#one}`, updated, ['404']);
    const isJsonPatch = formats.includes('json-patch');
    return {
      ...operation,
      ...(isJsonPatch && { description: `${operation.description} ${JSON_PATCH_NOTE}` }),
      requestBody: patchBody(sendersOf(this.#model, 'update', this.#program), formats),
    };
  }

  delete(): OperationObject {
    const gone = { '204': success('The record is gone.') };
    return this.#operation('delete', `Delete ${this.#one}`, gone, ['404']);
  }

  #writing(
    shape: ShapeIr,
    summary: string,
    responses: ResponsesObject,
    refusals: readonly RefusalStatus[] = [],
  ): OperationObject {
    const operation = this.#operation(shape, summary, responses, [...refusals, ...OF_BODIES]);
    const schema = either(bodiesOf(sendersOf(this.#model, shape, this.#program)));
    const requestBody = { required: true, content: { 'application/json': { schema } } };
    return { ...operation, requestBody };
  }

  #operation(
    verb: ResourceOperation,
    summary: string,
    responses: ResponsesObject,
    refusals: readonly RefusalStatus[] = [],
  ): OperationObject {
    const statuses = [...new Set([...this.#refusals, ...refusals])].sort();
    const { resource, security } = this.#served;
    return {
      operationId: `${verb}${typeNameOf(this.#model.name)}`,
      tags: [this.#model.name],
      summary,
      description: `${summary}. ${NOTES[verb]}`,
      ...(resource.public?.includes(verb) && { security: [...security, NOTHING] }),
      responses: {
        ...responses,
        ...Object.fromEntries(
          statuses.map((status) => [
            status,
            { $ref: `#/components/responses/${REFUSALS[status].name}` },
          ]),
        ),
      },
    };
  }
}

/** What is asked of callers who need not say who they are. */
const NOTHING: SecurityRequirementObject = {};

/** What can't be read, is too large or of another type, as the adapters answer it; and what is refused. */
const OF_BODIES: readonly RefusalStatus[] = ['400', '413', '415', '422'];

const JSON_PATCH_NOTE =
  'Or a JSON Patch (RFC 6902), held to the same: what the caller may not read is not there.';

/** What an update takes: a merge patch as either of two types, or a JSON Patch. */
function patchBody(senders: readonly Sender[], formats: readonly PatchFormat[]): RequestBodyObject {
  const schemas = {
    json: either(bodiesOf(senders)),
    'merge-patch': either(bodiesOf(senders)),
    'json-patch': either(senders.map((sender) => refTo(jsonPatchName(sender)))),
  };
  const content = formats.map((format) => [MEDIA_TYPES[format], { schema: schemas[format] }]);
  return { required: true, content: Object.fromEntries(content) };
}

const MEDIA_TYPES: Readonly<Record<PatchFormat, string>> = {
  json: 'application/json',
  'merge-patch': 'application/merge-patch+json',
  'json-patch': 'application/json-patch+json',
};

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

const bodiesOf = (senders: readonly Sender[]): readonly JsonSchema[] =>
  senders.map(({ typeName }) => refTo(typeName));

/** Each role that may send anything, and whoever has several of them. */
function sendersOf(model: ModelIr, shape: ShapeIr, program: ProgramIr): readonly Sender[] {
  const each = model.dtos.filter((dto) => dto.shape === shape && isOpen(dto));
  return maySendMore(model, shape, program) ? [...each, severalSenders(model, shape)] : each;
}

const hasWriter = (model: ModelIr, shape: ShapeIr): boolean =>
  model.dtos.some((dto) => dto.shape === shape && isOpen(dto));

/** What callers may read of the record; nothing if nobody may. */
function viewOf(model: ModelIr, program: ProgramIr): JsonSchema | undefined {
  const each = model.views.filter((view) => view.keys.length > 0);
  if (each.length === 0) return undefined;
  const all = mayReadOtherwise(model, program) ? [...each, severalReaders(model)] : each;
  return either(all.map(({ typeName }) => refTo(typeName)));
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
