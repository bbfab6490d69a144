import { isFilledIn } from '../absence.js';
import { listedValues, tellApart } from '../listed-values.js';
import type {
  AllOfIr,
  AnyOfIr,
  Primitive,
  RefIr,
  RequiredIr,
  SchemaIr,
  TypeName,
  WrapperIr,
} from '../schema-ir.js';
import { isUnchanged } from '../unchanged.js';
import { holdsModel, isPassage } from '../walk.js';
import { both, either, orNull, valuesSchema, withoutNull } from './combine.js';
import { isNever, NEVER, type JsonSchema } from './json-schema.js';
import { objectSchema, recordSchema } from './object.js';
import { pipeSchema } from './pipe.js';
import { widenFor, type Say, type Saying } from './saying.js';
import { BIGINT, DATE } from './transformed.js';
import { tupleSchema } from './tuple.js';

/**
 * Translates a schema into JSON Schema 2020-12: exactly where possible, else wider, never narrower.
 * Whatever JSON the parser accepts is valid.
 */
export function jsonSchemaOf(schema: SchemaIr, saying: Saying): JsonSchema {
  const inside: Saying = isPassage(schema) ? saying : { ...saying, shape: 'create' };
  const say: Say = (inner) => jsonSchemaOf(inner, inside);
  switch (schema.kind) {
    case 'type':
      return typeSchema(schema.type, saying);
    case 'const':
      return valuesSchema([schema.const]);
    case 'enum':
      return valuesSchema(schema.enum);
    case 'array':
      return { type: 'array', items: say(schema.items) };
    case 'tuple':
      return tupleSchema(schema, saying, say);
    case 'object':
      return objectSchema(schema, saying, say);
    case 'record':
      return recordSchema(schema, saying, say);
    case 'map':
    case 'set':
      return notJson(saying);
    case 'anyOf':
      return anyOfSchema(schema, saying, say);
    case 'allOf':
      return allOfSchema(schema, inside);
    case 'wrapper':
      return wrapperSchema(schema, saying, say);
    case 'required':
      return requiredSchema(schema, say);
    case 'pipe':
      return pipeSchema(schema, saying, say);
    case 'ref':
      return refSchema(schema, saying);
    case 'model':
      return saying.model(schema.model, saying.shape ?? 'same');
    case 'island':
      widenFor(schema.type, saying)('only your own schema can check it');
      return {};
  }
}

/** Narrows a schema to the values that one of the narrowings accepts. */
export function narrowedSchema(schema: JsonSchema, narrowings: readonly JsonSchema[]): JsonSchema {
  // Lists of values are enough: a narrowing never names a value that the field could not hold.
  const isListed = narrowings.every((narrowing) => narrowing.enum !== undefined);
  return isListed ? either(narrowings) : both(schema, either(narrowings));
}

function typeSchema(type: TypeName, saying: Saying): JsonSchema {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { type };
    case 'unknown':
    case 'any':
      return {};
    case 'never':
      return NEVER;
    case 'date':
      return saying.side === 'output' ? DATE : NEVER;
    case 'bigint':
      return saying.side === 'output' ? BIGINT : NEVER;
    default:
      return notJson(saying);
  }
}

/** For values that JSON can't carry: no input is accepted. */
const notJson = ({ side }: Saying): JsonSchema => (side === 'input' ? NEVER : {});

function anyOfSchema(schema: AnyOfIr, saying: Saying, say: Say): JsonSchema {
  const { discriminator } = saying;
  const options = either(schema.anyOf.map(say));
  if (schema.discriminator !== undefined && !isTold(schema, schema.discriminator)) {
    widenFor('variant', saying)('the first option that has the key decides', 'slight');
  }
  return options.anyOf && schema.discriminator !== undefined
    ? { ...options, ...discriminator?.(schema) }
    : options;
}

/** Whether the key tells the options apart. Models are checked by their own schemas. */
function isTold({ anyOf }: AnyOfIr, key: string): boolean {
  const plain = anyOf.filter((option) => option.kind !== 'model');
  return tellApart(plain.map((option) => valuesUnder(key, option)));
}

function valuesUnder(key: string, option: SchemaIr): readonly Primitive[] {
  const properties = option.kind === 'object' ? option.properties : [];
  return listedValues(properties.find((property) => property.key === key)?.schema);
}

/** An intersection without options accepts nothing. */
function allOfSchema({ allOf }: AllOfIr, saying: Saying): JsonSchema {
  if (!allOf.every(isMergeable)) {
    widenFor('intersect', saying)('the outputs of its options have to fit together');
  }
  const inside: Saying = { ...saying, isMerged: saying.side === 'output' };
  const schemas = allOf.map((one) => jsonSchemaOf(one, inside));
  const [only] = schemas;
  if (only === undefined || schemas.some(isNever)) return NEVER;
  return schemas.length === 1 ? only : { allOf: schemas };
}

/** Whether a schema leaves values alone, except that it may drop keys. */
function isMergeable(schema: SchemaIr): boolean {
  if (isUnchanged(schema)) return true;
  if (schema.kind !== 'object' || typeof schema.rest !== 'string') return false;
  return schema.properties.every(({ schema: inner }) => isUnchanged(inner) && !isFilledIn(inner));
}

function wrapperSchema(schema: WrapperIr, { side }: Saying, say: Say): JsonSchema {
  const inner = say(schema.schema);
  const { default: filled } = schema;
  const takesNull = schema.wrapper === 'nullable' || schema.wrapper === 'nullish';
  if (side === 'output') {
    const returnsNull = filled === undefined || filled.kind === 'island' || filled.value === null;
    return takesNull && returnsNull ? orNull(inner) : inner;
  }
  return takesNull ? orNull(inner) : inner; // the enclosing schema adds its default
}

function requiredSchema(schema: RequiredIr, say: Say): JsonSchema {
  const inner = say(schema.schema);
  return schema.required === 'nonOptional' ? inner : withoutNull(inner);
}

/**
 * A schema that holds a model depends on the shape unless it is written whole, so it is repeated in
 * place instead of shared as a definition.
 */
function refSchema({ definition }: RefIr, saying: Saying): JsonSchema {
  const { around = [] } = saying;
  if (saying.shape === 'create' || !holdsModel(definition.schema))
    return saying.definition(definition);
  if (around.includes(definition)) return {};
  return jsonSchemaOf(definition.schema, { ...saying, around: [...around, definition] });
}
