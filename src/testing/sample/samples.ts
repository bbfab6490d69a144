import { itemsIn } from '../../runtime/items-in.js';
import type { JsonSchema } from '../../runtime/json-schema/json-schema.js';
import { isRecord } from '../../runtime/plain-object.js';
import { definitionAt } from '../schema-at.js';
import { sampleNumbers } from './sample-numbers.js';
import { sampleTexts } from './sample-texts.js';

/**
 * Makes values that a JSON Schema of ours probably accepts, the most likely first: its own examples
 * and default, then what its keywords ask for. Only the parser can tell for sure.
 *
 * @param root The document that the schema's references lead into.
 */
export function samplesOf(schema: unknown, root: JsonSchema, depth = 0): unknown[] {
  if (!isRecord(schema) || depth > DEEPEST) return [];
  const { examples, enum: listed, anyOf, allOf, $ref } = schema;
  const told = [
    ...itemsIn(examples),
    ...('default' in schema ? [schema['default']] : []),
    ...('const' in schema ? [schema['const']] : []),
    ...itemsIn(listed),
  ];
  if (typeof $ref === 'string') return samplesOf(definitionAt($ref, root), root, depth + 1);
  if (Array.isArray(anyOf))
    return [...told, ...anyOf.flatMap((one) => samplesOf(one, root, depth))];
  if (Array.isArray(allOf)) return [...told, ...mergedSample(allOf, root, depth)];
  if (listed !== undefined || 'const' in schema) return told;
  return [...told, ...typesOf(schema).flatMap((type) => samplesOfType(type, schema, root, depth))];
}

/** A limit, since models may nest themselves. */
const DEEPEST = 8;

/** The types of a schema. `null` comes last: it is a poor sample of a value. */
function typesOf({ type }: JsonSchema): unknown[] {
  const types = Array.isArray(type) ? type : [type];
  return types.toSorted((left, right) => Number(left === 'null') - Number(right === 'null'));
}

function samplesOfType(
  type: unknown,
  schema: JsonSchema,
  root: JsonSchema,
  depth: number,
): unknown[] {
  switch (type) {
    case 'string':
      return sampleTexts(schema);
    case 'number':
    case 'integer':
      return sampleNumbers(schema);
    case 'boolean':
      return [true, false];
    case 'null':
      return [null];
    case 'array':
      return sampleLists(schema, root, depth);
    case 'object':
      return sampleObjects(schema, root, depth);
    default:
      return [];
  }
}

/** Sample lists. Those with items come first, so that there is something to attack. */
function sampleLists(schema: JsonSchema, root: JsonSchema, depth: number): unknown[] {
  const prefix = itemsIn(schema['prefixItems']).map((item) => samplesOf(item, root, depth + 1)[0]);
  const least = typeof schema['minItems'] === 'number' ? schema['minItems'] : 1;
  const missing = Math.max(least, 1) - prefix.length;
  const items = missing < 1 ? [] : samplesOf(schema['items'], root, depth + 1);
  const alike = items.map((item) => [...prefix, ...Array.from({ length: missing }, () => item)]);
  const [likeliest = prefix, ...others] = alike;
  const different = items.slice(0, missing); // where items have to be unique
  return [
    likeliest,
    ...(different.length > 1 ? [[...prefix, ...different]] : []),
    ...others,
    ...(least < 1 && prefix.length === 0 ? [[]] : []),
  ];
}

/** Sample objects: one with all the keys that it may hold, one with the required keys only. */
function sampleObjects(schema: JsonSchema, root: JsonSchema, depth: number): unknown[] {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required = new Set(itemsIn(schema['required']));
  const all = Object.entries(properties).flatMap(([key, one]): [string, unknown][] => {
    const [sample] = samplesOf(one, root, depth + 1);
    return sample === undefined ? [] : [[key, sample]];
  });
  return [Object.fromEntries(all), Object.fromEntries(all.filter(([key]) => required.has(key)))];
}

function mergedSample(schemas: readonly unknown[], root: JsonSchema, depth: number): unknown[] {
  const samples = schemas.map((schema) => samplesOf(schema, root, depth + 1)[0]);
  return samples.every(isRecord) ? [Object.assign({}, ...samples)] : samples.slice(0, 1);
}
