import { operationOf, type Shape } from '../../model/grants.js';
import { mayWrite } from '../model-grants.js';

/** A JSON Schema as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Which side of the parser is described. */
export type Side = 'input' | 'output';

/** The dialects of JSON Schema, and where each keeps what is referred to. */
export const DIALECTS = {
  'draft-2020-12': { $schema: 'https://json-schema.org/draft/2020-12/schema', in: '$defs' },
  'draft-07': { $schema: 'http://json-schema.org/draft-07/schema#', in: 'definitions' },
  'openapi-3.0': { $schema: undefined, in: 'definitions' },
} as const;

export type Dialect = keyof typeof DIALECTS;

/** For what a JSON Schema is asked. */
export interface Asked {
  readonly shape: Shape;
  /** The roles, a bit each. */
  readonly roles: number;
  readonly side: Side;
  readonly dialect: Dialect;
  /** What schemas refer to by name. It is filled on the way. */
  readonly definitions: { [name: string]: JsonSchema };
}

/** A schema in draft 2020-12, and in the dialects that say it otherwise. */
interface JsonDialects extends Readonly<Partial<Record<Dialect, Said>>> {
  readonly schema: Said;
}

/** What depends on nested models is said when it is asked for. */
type Said = JsonSchema | (() => JsonSchema);

/** What is sent, and what the parser returns of it where that is something else. */
export interface JsonSides extends JsonDialects {
  readonly output?: JsonDialects;
}

/** The roles that may write what a schema accepts, a bit each. Who replaces, updates. */
interface JsonGrant extends JsonSides {
  readonly create?: number;
  readonly update?: number;
}

/** A field of a model: who may write every value of it, and who may write some. */
export interface JsonField extends JsonGrant {
  readonly narrowed?: readonly JsonGrant[];
  /** Whether an input may leave it out, and what `create` then fills in; a fallback in `create` only. */
  readonly presence?: 'optional' | 'defaulted' | 'fallback';
  readonly default?: unknown;
  /** What an update may hold, where `null` deletes the field. */
  readonly deletable?: JsonSides;
  /** Its title, description and examples. */
  readonly about?: JsonSchema;
}

/**
 * What roles may send in a shape, as a closed JSON Schema. Generated code calls it.
 *
 * @param asked The shape, the roles, the side and the dialect.
 * @param fields The fields that somebody may write.
 */
export function closedJsonSchema(
  asked: Asked,
  fields: { readonly [key: string]: JsonField },
): JsonSchema {
  const properties: { [key: string]: JsonSchema } = {};
  const required: string[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const schema = grantedSchema(field, asked);
    if (schema === undefined) continue;
    properties[key] = beside(schema, {
      ...defaultOf(field, schema, asked),
      ...aboutOf(field, schema, asked),
    });
    if (isRequired(field, asked)) required.push(key);
  }
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** What a schema says of a side in a dialect. */
export function sayJsonSchema(sides: JsonSides, { side, dialect }: Asked): JsonSchema {
  const dialects: JsonDialects = (side === 'output' && sides.output) || sides;
  const said = dialects[dialect] ?? dialects.schema;
  return typeof said === 'function' ? said() : said;
}

function grantedSchema(field: JsonField, asked: Asked): JsonSchema | undefined {
  const { shape, roles } = asked;
  const operation = operationOf(shape);
  if (mayWrite(field, operation, roles)) {
    return sayJsonSchema((shape === 'update' && field.deletable) || field, asked);
  }
  const granted = field.narrowed?.filter((grant) => mayWrite(grant, operation, roles)) ?? [];
  if (granted.length > 0 && isFilledIn(field, asked)) return sayJsonSchema(field, asked);
  const schemas = granted.map((grant) => sayJsonSchema(grant, asked));
  return schemas.length > 1 ? { anyOf: schemas } : schemas[0];
}

/** The server's own value need not be one that the roles may write. */
function isFilledIn(field: JsonField, { shape, side }: Asked): boolean {
  return shape === 'create' && side === 'output' && mayFill(field);
}

const mayFill = ({ presence }: JsonField): boolean =>
  presence === 'defaulted' || presence === 'fallback';

/** Only what is sent may lack what is filled in. Whoever may not send a default is not offered it. */
function defaultOf(field: JsonField, schema: JsonSchema, asked: Asked): JsonSchema {
  const { default: filled } = field;
  if (asked.shape !== 'create' || asked.side !== 'input' || filled === undefined) return {};
  const isSent = mayWrite(field, 'create', asked.roles) || lists(schema, filled);
  return isSent ? { default: filled } : {};
}

function lists({ enum: values, anyOf }: JsonSchema, value: unknown): boolean {
  if (Array.isArray(anyOf)) return anyOf.some((one: JsonSchema) => lists(one, value));
  return Array.isArray(values) && values.includes(value);
}

/** In older dialects, a reference stands alone: whatever is beside it is ignored. */
function beside(schema: JsonSchema, words: JsonSchema): JsonSchema {
  const isAlone = '$ref' in schema && Object.keys(words).length > 0;
  return isAlone ? { allOf: [schema], ...words } : { ...schema, ...words };
}

/** Whoever may not send a value is not offered it as an example. OpenAPI 3.0 has one. */
function aboutOf(field: JsonField, schema: JsonSchema, asked: Asked): JsonSchema {
  const { examples: all, ...words } = field.about ?? {};
  if (!Array.isArray(all)) return words;
  const isAny = mayWrite(field, operationOf(asked.shape), asked.roles);
  const examples: readonly unknown[] = isAny ? all : all.filter((one) => lists(schema, one));
  if (examples.length === 0) return words;
  return asked.dialect === 'openapi-3.0'
    ? { ...words, example: examples[0] }
    : { ...words, examples };
}

function isRequired(field: JsonField, { shape, side }: Asked): boolean {
  if (shape === 'update') return false;
  if (shape === 'create' && mayFill(field)) return side === 'output';
  return field.presence === undefined || field.presence === 'fallback';
}
