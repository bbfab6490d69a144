import type { Shape } from '../model/grants.js';

/** A JSON Schema (draft 2020-12) as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A field of a model as JSON Schema, and who may write it. */
export interface JsonField {
  /** The roles that may write every value, a bit each. */
  readonly writers: number;
  /** The roles that may write what these allow. */
  readonly narrowed?: readonly { readonly roles: number; readonly schema: JsonSchema }[];
  readonly schema: JsonSchema;
  /** Whether an input may leave it out, and whether `create` then fills it in. */
  readonly presence: 'required' | 'optional' | 'defaulted';
}

/** Which side of the parser is described. */
export type Side = 'input' | 'output';

/**
 * What roles may send in a shape, as a closed JSON Schema. Generated code calls it.
 *
 * @param shape The shape.
 * @param roles The roles, a bit each.
 * @param side What is sent, or what the parser returns of it: with the defaults.
 * @param fields The fields that somebody may write.
 */
export function closedJsonSchema(
  shape: Shape,
  roles: number,
  side: Side,
  fields: { readonly [key: string]: JsonField },
): JsonSchema {
  const granted = Object.entries(fields).flatMap(([key, field]) => {
    const schema = grantedSchema(field, roles);
    return schema ? [{ key, schema, presence: field.presence }] : [];
  });
  const required = granted.filter(({ presence }) => isRequired(presence, shape, side));
  return {
    type: 'object',
    properties: Object.fromEntries(granted.map(({ key, schema }) => [key, schema])),
    ...(required.length > 0 && { required: required.map(({ key }) => key) }),
    additionalProperties: false,
  };
}

function grantedSchema(field: JsonField, roles: number): JsonSchema | undefined {
  if ((field.writers & roles) !== 0) return field.schema;
  const allowed = (field.narrowed ?? []).filter((narrowing) => (narrowing.roles & roles) !== 0);
  const schemas = allowed.map((narrowing) => narrowing.schema);
  const [only] = schemas;
  return schemas.length > 1 ? { anyOf: schemas } : only;
}

function isRequired(presence: JsonField['presence'], shape: Shape, side: Side): boolean {
  if (shape === 'update') return false;
  return (
    presence === 'required' || (presence === 'defaulted' && shape === 'create' && side === 'output')
  );
}
