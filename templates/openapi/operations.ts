import type {
  OperationObject,
  RequestBodyObject,
  ResponsesObject,
  SecurityRequirementObject,
} from 'openapi3-ts/oas31';
import type { PatchFormat, ResourceConfig, ResourceOperation } from '../../generator/config.js';
import { either } from '../../generator/ir/json-schema/combine.js';
import type { JsonSchema } from '../../generator/ir/json-schema/json-schema.js';
import { typeNameOf } from '../../generator/ir/names.js';
import type { ModelIr, ProgramIr, ShapeIr } from '../../generator/ir/program-ir.js';
import { offersAnything } from '../../generator/ir/writers.js';
import { withArticle } from '../with-article.js';
import { refTo, type Sender } from './component-names.js';
import { jsonPatchName } from './json-patch.js';
import { REFUSALS, type RefusalStatus } from './problem.js';
import { mayReadOtherwise, maySendMore, severalReaders, severalSenders } from './several-roles.js';

/** How a model is served, and which security its callers need. */
export interface Served {
  readonly resource: ResourceConfig;
  readonly security: readonly SecurityRequirementObject[];
}

/** The HTTP operations on a model's records. */
export class Operations {
  readonly #model: ModelIr;
  readonly #program: ProgramIr;
  readonly #served: Served;
  readonly #one: string;
  /** What callers may read of a record; `undefined` if nobody may read anything. */
  readonly #view: JsonSchema | undefined;

  constructor(model: ModelIr, program: ProgramIr, served: Served) {
    this.#model = model;
    this.#program = program;
    this.#served = served;
    this.#one = withArticle(model.name);
    this.#view = viewOf(model, program);
  }

  list(): OperationObject {
    const items = this.#view;
    const found = success('The records.', items && { type: 'array', items });
    return this.#operation('list', `List the ${this.#model.name} records`, { '200': found });
  }

  create(): OperationObject {
    const created = success('The created record.', this.#view);
    return this.#writing('create', `Create ${this.#one}`, { '201': created });
  }

  read(): OperationObject {
    const found = success('The record.', this.#view);
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
      requestBody: patchBody(this.#senders('update'), formats),
    };
  }

  delete(): OperationObject {
    const gone = success('The record is gone.');
    return this.#operation('delete', `Delete ${this.#one}`, { '204': gone, ...NOT_FOUND });
  }

  #changed(): ResponsesObject {
    return { '200': success('The record as it is now.', this.#view), ...NOT_FOUND };
  }

  #writing(shape: ShapeIr, summary: string, responses: ResponsesObject): OperationObject {
    const schema = either(bodiesOf(this.#senders(shape)));
    const requestBody = { required: true, content: { 'application/json': { schema } } };
    const refused = { ...responses, ...refusedWith(...OF_BODIES) };
    return this.#operation(shape, summary, refused, { requestBody });
  }

  /** An operation: first the request, then the responses in the order of their statuses. */
  #operation(
    verb: ResourceOperation,
    summary: string,
    responses: ResponsesObject,
    asked: Pick<OperationObject, 'requestBody'> = {},
  ): OperationObject {
    const { resource, security } = this.#served;
    const refusals: readonly RefusalStatus[] = security.length > 0 ? ['401', '403'] : ['400'];
    return {
      operationId: `${verb}${typeNameOf(this.#model.name)}`,
      tags: [this.#model.name],
      summary,
      description: NOTES[verb],
      ...(resource.public?.includes(verb) && { security: [...security, NOTHING] }),
      ...asked,
      responses: { ...responses, ...refusedWith(...refusals) },
    };
  }

  /** Each role that may send anything, and callers with several roles if they may send more. */
  #senders(shape: ShapeIr): readonly Sender[] {
    const each = this.#model.dtos.filter((dto) => dto.shape === shape && offersAnything(dto));
    const isMore = maySendMore(this.#model, shape, this.#program);
    return isMore ? [...each, severalSenders(this.#model, shape)] : each;
  }
}

/** References to the shared error responses. */
function refusedWith(...statuses: readonly RefusalStatus[]): ResponsesObject {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${REFUSALS[status].name}` }]),
  );
}

/** Security that anonymous callers meet. */
const NOTHING: SecurityRequirementObject = {};

/** How adapters answer bodies: unreadable, too large, of another type, or refused. */
const OF_BODIES: readonly RefusalStatus[] = ['400', '413', '415', '422'];

const NOT_FOUND: ResponsesObject = refusedWith('404');

const JSON_PATCH_NOTE =
  'Or a JSON Patch (RFC 6902) under the same rules; what the caller may not read counts as absent.';

/** The body of an update: a merge patch with one of two media types, or a JSON Patch. */
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
  read: 'The record holds what the caller may read.',
  create: 'The body holds what the roles of the caller may write; any other key is refused.',
  update:
    'A merge patch (RFC 7396): absent keys stay as they are, and any key that the roles of the caller may not write is refused.',
  replace:
    'The body holds everything that the roles of the caller may write; what they may not write stays as it is.',
  delete: 'What the record held can no longer be read.',
};

const bodiesOf = (senders: readonly Sender[]): readonly JsonSchema[] =>
  senders.map(({ typeName }) => refTo(typeName));

/** Whether any role may write anything in this shape. */
export const hasWriter = (model: ModelIr, shape: ShapeIr): boolean =>
  model.dtos.some((dto) => dto.shape === shape && offersAnything(dto));

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
