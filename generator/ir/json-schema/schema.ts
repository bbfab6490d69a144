import { isFilledIn, takesNull } from '../absence.js';
import { listedValues, haveDistinctValues } from '../listed-values.js';
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
import { isSentAsNull, mayReturnUnsayable } from './sent-as-null.js';
import { objectSchema, recordSchema } from './object.js';
import { pipeSchema } from './pipe.js';
import { widenFor, type Translate, type Translation } from './translation.js';
import { BIGINT, DATE } from './transformed.js';
import { itemsSchema, tupleSchema } from './tuple.js';

/**
 * Translates a schema into JSON Schema 2020-12: exactly where possible, else wider, never narrower.
 * Whatever JSON the parser accepts is valid.
 */
export function jsonSchemaOf(schema: SchemaIr, translation: Translation): JsonSchema {
  const inside: Translation = isPassage(schema) ? translation : { ...translation, shape: 'create' };
  const translate: Translate = (inner) => jsonSchemaOf(inner, inside);
  switch (schema.kind) {
    case 'type':
      return typeSchema(schema.type, translation);
    case 'const':
      return listSchema([schema.const], translation);
    case 'enum':
      return listSchema(schema.enum, translation);
    case 'array':
      return { type: 'array', items: itemsSchema(schema.items, translation, translate) };
    case 'tuple':
      return tupleSchema(schema, translation, translate);
    case 'object':
      return objectSchema(schema, translation, translate);
    case 'record':
      return recordSchema(schema, translation, translate);
    case 'map':
    case 'set':
      return notJson(translation);
    case 'anyOf':
      return anyOfSchema(schema, translation, translate);
    case 'allOf':
      return allOfSchema(schema, inside);
    case 'wrapper':
      return wrapperSchema(schema, translation, translate);
    case 'required':
      return requiredSchema(schema, translation, translate);
    case 'pipe':
      return pipeSchema(schema, translation, translate);
    case 'ref':
      return refSchema(schema, translation);
    case 'model':
      return translation.model(schema.model, translation.shape ?? 'same');
    case 'island':
      widenFor(schema.type, translation)('only your own schema can check it');
      return {};
  }
}

/** Narrows a schema to the values that one of the narrowings accepts. */
export function narrowedSchema(schema: JsonSchema, narrowings: readonly JsonSchema[]): JsonSchema {
  return both(schema, either(narrowings));
}

function typeSchema(type: TypeName, translation: Translation): JsonSchema {
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
      return translation.side === 'output' ? DATE : NEVER;
    case 'bigint':
      return translation.side === 'output' ? BIGINT : NEVER;
    default:
      return notJson(translation);
  }
}

/** For values that JSON can't carry: no input is accepted. */
const notJson = ({ side }: Translation): JsonSchema => (side === 'input' ? NEVER : {});

/** Returned values that JSON has no word for are sent in others' words. */
function listSchema(values: readonly Primitive[], { side }: Translation): JsonSchema {
  const sayable = valuesSchema(values);
  if (side === 'input') return sayable;
  const bigints = values.some((value) => typeof value === 'bigint') ? BIGINT : NEVER;
  const all = either([sayable, bigints]);
  return values.some(isSentAsNull) ? orNull(all) : all;
}

function anyOfSchema(schema: AnyOfIr, translation: Translation, translate: Translate): JsonSchema {
  const { discriminator } = translation;
  const options = either(schema.anyOf.map(translate));
  if (schema.discriminator !== undefined && !isDiscriminated(schema, schema.discriminator)) {
    widenFor('variant', translation)('the first option that has the key decides', 'slight');
  }
  return options.anyOf && schema.discriminator !== undefined
    ? { ...options, ...discriminator?.(schema) }
    : options;
}

/** Whether the key tells the options apart, as far as they are not models. */
function isDiscriminated({ anyOf }: AnyOfIr, key: string): boolean {
  const plain = anyOf.filter((option) => option.kind !== 'model');
  return haveDistinctValues(plain.map((option) => valuesUnder(key, option)));
}

function valuesUnder(key: string, option: SchemaIr): readonly Primitive[] {
  const properties = option.kind === 'object' ? option.properties : [];
  return listedValues(properties.find((property) => property.key === key)?.schema);
}

/** An intersection without options accepts nothing. */
function allOfSchema({ allOf }: AllOfIr, translation: Translation): JsonSchema {
  if (!allOf.every(isMergeable)) {
    widenFor('intersect', translation)('the outputs of its options have to fit together');
  }
  const inside: Translation = { ...translation, isMerged: translation.side === 'output' };
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

function wrapperSchema(
  schema: WrapperIr,
  { side, to }: Translation,
  translate: Translate,
): JsonSchema {
  const inner = translate(schema.schema);
  const { default: filled } = schema;
  // The server's own default may hold what the roles may not write. What else is returned is said,
  // too: bodies are read by it.
  if (side === 'output' && to === 'validator' && filled && holdsModel(schema.schema))
    return either([inner, {}]);
  // On the input side, the enclosing schema adds the default.
  if (side === 'input' || filled?.kind !== 'value')
    return takesNull(schema) ? orNull(inner) : inner;
  return isSentAsNull(filled.value) ? orNull(inner) : inner;
}

function requiredSchema(
  schema: RequiredIr,
  { side }: Translation,
  translate: Translate,
): JsonSchema {
  const inner = translate(schema.schema);
  if (schema.required === 'nonOptional') return inner;
  // `NaN` is no `null`, but is sent as one.
  return side === 'output' && mayReturnUnsayable(schema.schema) ? inner : withoutNull(inner);
}

/**
 * A schema that holds a model depends on the shape, unless it is written whole. Then it is shared as
 * a definition, like any other; otherwise it is repeated in place.
 */
function refSchema({ definition }: RefIr, translation: Translation): JsonSchema {
  const { around = [] } = translation;
  if (translation.shape === 'create' || !holdsModel(definition.schema))
    return translation.definition(definition);
  if (around.includes(definition)) return {};
  return jsonSchemaOf(definition.schema, { ...translation, around: [...around, definition] });
}
