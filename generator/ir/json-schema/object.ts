/** Plain nested objects and records, which are not models. */
import { defaultOfKey, isFilledIn, mayLackKey } from '../absence.js';
import type { ObjectIr, RecordIr, SchemaIr } from '../schema-ir.js';
import { keepsRest } from '../keeps-rest.js';
import { isUnchanged } from '../unchanged.js';
import { either, orDefault } from './combine.js';
import { isEmpty, isNever, type JsonSchema } from './json-schema.js';
import { isInherited, isKeyOfList, SKIPPED_KEYS } from './keys.js';
import { mayReturnNothing } from './may-return-nothing.js';
import { widenFor, type Translate, type Translation } from './translation.js';

export function objectSchema(
  schema: ObjectIr,
  translation: Translation,
  translate: Translate,
): JsonSchema {
  const { properties, rest } = schema;
  const required = properties.filter((property) => isRequired(property, translation));
  const others = typeof rest === 'string' ? {} : translate(rest);
  reportKeys(schema, translation);
  return {
    ...(takesLists(schema, translation) ? listed(schema, others) : { type: 'object' }),
    properties: Object.fromEntries(
      properties.map(({ key, schema: inner }) => [
        key,
        propertySchema(inner, translation, translate),
      ]),
    ),
    ...(required.length > 0 && { required: required.map(({ key }) => key) }),
    ...(keepsRest(rest) && restSchema(others, translation, properties)),
    ...(isClosed(schema, translation) && { additionalProperties: false }),
  };
}

export function recordSchema(
  { key, value }: RecordIr,
  translation: Translation,
  translate: Translate,
): JsonSchema {
  const name = translate(key);
  const values = translate(value);
  if (takesOdd(translation) && !isAnyText(name))
    widenFor('record', translation)('a list has numbers for keys', 'slight');
  return {
    ...(takesOdd(translation) ? listedRecord(name, values) : { type: 'object' }),
    ...(isExpressible(name, key, translation) && namesSchema(name, translation)),
    ...restSchema(values, translation),
  };
}

function propertySchema(schema: SchemaIr, { side }: Translation, translate: Translate): JsonSchema {
  return side === 'output' ? translate(schema) : orDefault(translate(schema), defaultOfKey(schema));
}

type Property = ObjectIr['properties'][number];

function isRequired({ key, schema }: Property, { side }: Translation): boolean {
  if (isInherited(key)) return false;
  if (side === 'output' && mayReturnNothing(schema)) return false;
  return !mayLackKey(schema) || (side === 'output' && isFilledIn(schema));
}

/**
 * Whether undeclared keys are impossible. In an output they are, unless an intersection adds some.
 */
function isClosed({ rest }: ObjectIr, { side, isMerged }: Translation): boolean {
  if (side === 'input') return rest === 'refuse';
  return !keepsRest(rest) && isMerged !== true;
}

/** The keywords for undeclared keys and their values. */
function restSchema(
  values: JsonSchema,
  translation: Translation,
  declared: readonly Property[] = [],
): JsonSchema {
  if (translation.isMerged || (isEmpty(values) && translation.to === 'validator')) return {};
  if (!takesOdd(translation)) return { additionalProperties: values };
  const skipped = SKIPPED_KEYS.filter((key) => !declared.some((property) => property.key === key));
  return {
    patternProperties: { [`^(?:${skipped.join('|')})$`]: {} },
    additionalProperties: values,
  };
}

function namesSchema(name: JsonSchema, translation: Translation): JsonSchema {
  if (isAnyText(name) || translation.isMerged) return {};
  const names = takesOdd(translation) ? either([name, { enum: [...SKIPPED_KEYS] }]) : name;
  return { propertyNames: names };
}

/**
 * Whether the key's schema describes the keys. A transformed key, such as a number, is turned into
 * text.
 */
const isExpressible = (name: JsonSchema, key: SchemaIr, { side }: Translation): boolean =>
  side === 'input' || isUnchanged(key) || isOfText(name);

function isOfText({ type, format, enum: values, anyOf }: JsonSchema): boolean {
  if (anyOf !== undefined) return anyOf.every(isOfText);
  if (values !== undefined) return values.every((value) => typeof value === 'string');
  return type === 'string' && format === undefined;
}

const isAnyText = (name: JsonSchema): boolean =>
  Object.entries(name).every(([keyword, value]) => keyword === 'type' && value === 'string');

function reportKeys({ properties }: ObjectIr, translation: Translation): void {
  const odd = properties.find(({ key }) => isInherited(key) || isKeyOfList(key));
  if (odd) widenFor('object', translation)(`every object or list has '${odd.key}'`, 'slight');
}

/** Whether to allow odd inputs, too: the parser accepts them, but nobody should send them. */
const takesOdd = ({ side, to }: Translation): boolean => side === 'input' && to === 'validator';

/** Whether valibot would accept a list as this object, because a list lacks no required key. */
function takesLists({ properties }: ObjectIr, translation: Translation): boolean {
  if (!takesOdd(translation)) return false;
  return properties.every(({ key, schema }) => mayLackKey(schema) || isKeyOfList(key));
}

function listed({ properties, rest }: ObjectIr, others: JsonSchema): JsonSchema {
  const type: JsonSchema = { type: ['object', 'array'] };
  if (properties.some(({ key }) => isKeyOfList(key))) return type;
  if (rest === 'refuse' || isNever(others)) return { ...type, maxItems: 0 };
  return isEmpty(others) ? type : { ...type, items: others };
}

function listedRecord(name: JsonSchema, values: JsonSchema): JsonSchema {
  const type: JsonSchema = { type: ['object', 'array'] };
  const takesNoIndex = name.enum?.includes('0') === false; // then only an empty list fits
  if (isNever(values) || isNever(name) || takesNoIndex) return { ...type, maxItems: 0 };
  return isEmpty(values) ? type : { ...type, items: values };
}
