import type { OperationObject, RequestBodyObject, ResponsesObject } from 'openapi3-ts/oas31';
import type { PatchFormat, ResourceOperation } from '../../generator/config.js';
import { either } from '../../generator/ir/json-schema/combine.js';
import type { JsonSchema } from '../../generator/ir/json-schema/json-schema.js';
import { typeNameOf } from '../../generator/ir/names.js';
import type { DtoIr, ModelIr, ShapeIr } from '../../generator/ir/program-ir.js';
import { offersAnything } from '../../generator/ir/writers.js';
import { withArticle } from '../with-article.js';
import { refTo } from './component-names.js';
import { jsonPatchName } from './json-patch.js';
import { REFUSALS, type RefusalStatus } from './problem.js';

/** What may be asked of the records of a model. */
export class Operations {
  readonly #model: ModelIr;
  readonly #one: string;
  readonly #refusals: readonly RefusalStatus[];

  /** @param refusals What each of them may be answered. */
  constructor(model: ModelIr, refusals: readonly RefusalStatus[]) {
    this.#model = model;
    this.#one = withArticle(model.name);
    this.#refusals = refusals;
  }

  list(): OperationObject {
    const view = viewOf(this.#model);
    const found = success('The records.', view && { type: 'array', items: view });
    return this.#operation('list', `List the ${this.#model.name} records`, { '200': found });
  }

  create(): OperationObject {
    const created = success('The created record.', viewOf(this.#model));
    return this.#writing('create', `Create ${this.#one}`, { '201': created });
  }

  read(): OperationObject {
    const found = success('The record.', viewOf(this.#model));
    return this.#operation('read', `Read ${this.#one}`, { '200': found, ...NOT_FOUND });
  }

  replace(): OperationObject {
    return this.#writing('replace', `Replace ${this.#one}`, this.#changed());
  }

  update(formats: readonly PatchFormat[] = ['json', 'merge-patch']): OperationObject {
    const operation = this.#writing('update', `Update ${this.#one}`, this.#changed());
    const isJsonPatch = formats.includes('json-patch');
    return {
      ...operation,
      ...(isJsonPatch && { description: `${operation.description} ${JSON_PATCH_NOTE}` }),
      requestBody: patchBody(this.#model, formats),
    };
  }

  delete(): OperationObject {
    const gone = success('The record is gone.');
    return this.#operation('delete', `Delete ${this.#one}`, { '204': gone, ...NOT_FOUND });
  }

  #changed(): ResponsesObject {
    return { '200': success('The record as it is now.', viewOf(this.#model)), ...NOT_FOUND };
  }

  #writing(shape: ShapeIr, summary: string, responses: ResponsesObject): OperationObject {
    const schema = either(writersOf(this.#model, shape));
    const requestBody = { required: true, content: { 'application/json': { schema } } };
    const refused = { ...responses, ...refusedWith('422') };
    return this.#operation(shape, summary, refused, { requestBody });
  }

  /** What is asked stands before what is answered, in the order of the statuses. */
  #operation(
    verb: ResourceOperation,
    summary: string,
    responses: ResponsesObject,
    asked: Pick<OperationObject, 'requestBody'> = {},
  ): OperationObject {
    return {
      operationId: `${verb}${typeNameOf(this.#model.name)}`,
      tags: [this.#model.name],
      summary,
      description: NOTES[verb],
      ...asked,
      responses: { ...responses, ...refusedWith(...this.#refusals) },
    };
  }
}

/** Answers that are the same wherever they are given. */
function refusedWith(...statuses: readonly RefusalStatus[]): ResponsesObject {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${REFUSALS[status].name}` }]),
  );
}

const NOT_FOUND: ResponsesObject = refusedWith('404');

const JSON_PATCH_NOTE =
  'Or a JSON Patch (RFC 6902), held to the same: what the caller may not read is not there.';

/** What an update takes: a merge patch as either of two types, or a JSON Patch. */
function patchBody(model: ModelIr, formats: readonly PatchFormat[]): RequestBodyObject {
  const schemas = {
    json: either(writersOf(model, 'update')),
    'merge-patch': either(writersOf(model, 'update')),
    'json-patch': either(openDtos(model, 'update').map((dto) => refTo(jsonPatchName(dto)))),
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
  read: 'The record holds what the caller may read.',
  create: 'The body holds what the roles of the caller may write; any other key is refused.',
  update:
    'A merge patch (RFC 7396): absent keys stay as they are, and any key that the roles of the caller may not write is refused.',
  replace:
    'The body holds all that the roles of the caller may write; what they may not write stays as it is.',
  delete: 'What the record held can no longer be read.',
};

function writersOf(model: ModelIr, shape: ShapeIr): readonly JsonSchema[] {
  return openDtos(model, shape).map((dto) => refTo(dto.typeName));
}

const openDtos = (model: ModelIr, shape: ShapeIr): readonly DtoIr[] =>
  model.dtos.filter((dto) => dto.shape === shape && offersAnything(dto));

/** Whether somebody may write anything at all. */
export const hasWriter = (model: ModelIr, shape: ShapeIr): boolean =>
  writersOf(model, shape).length > 0;

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
