/** Plain nested objects and records, which are not models. */
import { defaultOfKey, isFilledIn, mayLackKey } from '../absence.js';
import type { ObjectIr, RecordIr, SchemaIr } from '../schema-ir.js';
import { isUnchanged } from '../unchanged.js';
import { either, orDefault } from './combine.js';
import { isEmpty, isNever, type JsonSchema } from './json-schema.js';
import { isInherited, isKeyOfList, SKIPPED_KEYS } from './keys.js';
import { widenFor, type Say, type Saying } from './saying.js';

export function objectSchema(schema: ObjectIr, saying: Saying, say: Say): JsonSchema {
  const { properties, rest } = schema;
  const required = properties.filter((property) => isRequired(property, saying));
  const others = typeof rest === 'string' ? {} : say(rest);
  const isOpen = rest === 'keep' || typeof rest !== 'string';
  reportKeys(schema, saying);
  return {
    ...(takesLists(schema, saying) ? listed(schema, others) : { type: 'object' }),
    properties: Object.fromEntries(
      properties.map(({ key, schema: inner }) => [key, propertySchema(inner, saying, say)]),
    ),
    ...(required.length > 0 && { required: required.map(({ key }) => key) }),
    ...(isOpen && restSchema(others, saying, properties)),
    ...(isClosed(schema, saying) && { additionalProperties: false }),
  };
}

export function recordSchema({ key, value }: RecordIr, saying: Saying, say: Say): JsonSchema {
  const name = say(key);
  const values = say(value);
  if (takesOdd(saying) && !isAnyText(name))
    widenFor('record', saying)('a list has numbers for keys', 'slight');
  return {
    ...(takesOdd(saying) ? listedRecord(name, values) : { type: 'object' }),
    ...(isSayable(name, key, saying) && namesSchema(name, saying)),
    ...restSchema(values, saying),
  };
}

function propertySchema(schema: SchemaIr, { side }: Saying, say: Say): JsonSchema {
  return side === 'output' ? say(schema) : orDefault(say(schema), defaultOfKey(schema));
}

type Property = ObjectIr['properties'][number];

function isRequired({ key, schema }: Property, { side }: Saying): boolean {
  if (isInherited(key)) return false;
  return !mayLackKey(schema) || (side === 'output' && isFilledIn(schema));
}

/**
 * Whether undeclared keys are impossible. In an output they are, unless an intersection adds some.
 */
function isClosed({ rest }: ObjectIr, { side, isMerged }: Saying): boolean {
  if (side === 'input') return rest === 'refuse';
  return (rest === 'refuse' || rest === 'drop') && isMerged !== true;
}

/** The keywords for undeclared keys and their values. */
function restSchema(
  values: JsonSchema,
  saying: Saying,
  declared: readonly Property[] = [],
): JsonSchema {
  if (saying.isMerged || (isEmpty(values) && saying.to === 'validator')) return {};
  if (!takesOdd(saying)) return { additionalProperties: values };
  const skipped = SKIPPED_KEYS.filter((key) => !declared.some((property) => property.key === key));
  return {
    patternProperties: { [`^(?:${skipped.join('|')})$`]: {} },
    additionalProperties: values,
  };
}

function namesSchema(name: JsonSchema, saying: Saying): JsonSchema {
  if (isAnyText(name) || saying.isMerged) return {};
  const names = takesOdd(saying) ? either([name, { enum: [...SKIPPED_KEYS] }]) : name;
  return { propertyNames: names };
}

/**
 * Whether the key's schema describes the keys. A transformed key, such as a number, is turned into
 * text.
 */
const isSayable = (name: JsonSchema, key: SchemaIr, { side }: Saying): boolean =>
  side === 'input' || isUnchanged(key) || isOfText(name);

function isOfText({ type, format, enum: values, anyOf }: JsonSchema): boolean {
  if (anyOf !== undefined) return anyOf.every(isOfText);
  if (values !== undefined) return values.every((value) => typeof value === 'string');
  return type === 'string' && format === undefined;
}

const isAnyText = (name: JsonSchema): boolean =>
  Object.entries(name).every(([keyword, value]) => keyword === 'type' && value === 'string');

function reportKeys({ properties }: ObjectIr, saying: Saying): void {
  const odd = properties.find(({ key }) => isInherited(key) || isKeyOfList(key));
  if (odd) widenFor('object', saying)(`every object or list has '${odd.key}'`, 'slight');
}

/** Whether to allow odd inputs, too: the parser accepts them, but nobody should send them. */
const takesOdd = ({ side, to }: Saying): boolean => side === 'input' && to === 'validator';

/** Whether valibot would accept a list as this object, because a list lacks no required key. */
function takesLists({ properties }: ObjectIr, saying: Saying): boolean {
  if (!takesOdd(saying)) return false;
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
