import { operationOf, type Shape } from '../../model/grants.js';
import { mayWrite } from '../model-grants.js';

/** A JSON Schema as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Which side of a parser a schema describes. */
export type Side = 'input' | 'output';

/** The dialects of JSON Schema, and where each keeps its definitions. */
export const DIALECTS = {
  'draft-2020-12': { $schema: 'https://json-schema.org/draft/2020-12/schema', in: '$defs' },
  'draft-07': { $schema: 'http://json-schema.org/draft-07/schema#', in: 'definitions' },
  'openapi-3.0': { $schema: undefined, in: 'definitions' },
} as const;

export type Dialect = keyof typeof DIALECTS;

/** What a JSON Schema is asked for. */
export interface Asked {
  readonly shape: Shape;
  /** The roles, one bit each. */
  readonly roles: number;
  readonly side: Side;
  readonly dialect: Dialect;
  /** The definitions that schemas refer to, added while schemas are made. */
  readonly definitions: { [name: string]: JsonSchema };
}

/** A schema in draft 2020-12, and in the dialects that express it differently. */
interface JsonDialects extends Readonly<Partial<Record<Dialect, Said>>> {
  readonly schema: Said;
}

/** A schema; a function if it depends on nested models, so that it is made only when asked for. */
type Said = JsonSchema | (() => JsonSchema);

/** The schema of what is sent, and of what the parser returns if that differs. */
export interface JsonSides extends JsonDialects {
  readonly output?: JsonDialects;
}

/**
 * The roles that may write what a schema accepts, one bit each. `replace` asks what `update` asks.
 */
interface JsonGrant extends JsonSides {
  readonly create?: number;
  readonly update?: number;
}

/** A field of a model: who may write all of its values, and who some of them. */
export interface JsonField extends JsonGrant {
  readonly narrowed?: readonly JsonGrant[];
  /**
   * Whether an input may leave the field out, and whether `create` then fills it in. A `fallback`
   * makes it optional in `create` only.
   */
  readonly presence?: 'optional' | 'defaulted' | 'fallback';
  /** Whether the parser may return `undefined`, which JSON leaves out. */
  readonly leftOut?: boolean;
  readonly default?: unknown;
  /** The schema in an update, if `null` deletes the field. */
  readonly deletable?: JsonSides;
  /** The title, description and examples of the field. */
  readonly about?: JsonSchema;
}

/**
 * Makes the closed JSON Schema of what roles may send in a shape, or of what parsing it returns.
 * Called by generated code.
 *
 * @param asked The shape, the roles, the side and the dialect.
 * @param fields The fields that at least one role may write.
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

/** The schema of one side in one dialect. */
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

/**
 * Whether the field can hold the server's own default, which need not be a value that the roles may
 * write.
 */
function isFilledIn(field: JsonField, { shape, side }: Asked): boolean {
  return shape === 'create' && side === 'output' && mayFill(field);
}

const mayFill = ({ presence }: JsonField): boolean =>
  presence === 'defaulted' || presence === 'fallback';

/**
 * The `default` keyword, on the input side of `create` only. A default that the roles may not send
 * themselves is left out.
 */
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

/**
 * Adds keywords to a schema. In older dialects keywords beside a `$ref` are ignored, so a reference
 * is wrapped in `allOf`.
 */
function beside(schema: JsonSchema, words: JsonSchema): JsonSchema {
  const isAlone = '$ref' in schema && Object.keys(words).length > 0;
  return isAlone ? { allOf: [schema], ...words } : { ...schema, ...words };
}

/**
 * The title, description and examples. Examples that the roles may not send are left out. OpenAPI
 * 3.0 has a single `example`.
 */
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
  if (shape === 'update' || (side === 'output' && field.leftOut)) return false;
  if (shape === 'create' && mayFill(field)) return side === 'output';
  return field.presence === undefined || field.presence === 'fallback';
}
