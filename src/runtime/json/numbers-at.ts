import { typesOf, type Place } from '../json-schema/place.js';
import { isObject } from '../plain-object.js';

/**
 * Which numbers a place accepts; `unknown` if it accepts anything, or if only the user's own schema
 * knows.
 */
export type Numbers = 'integer' | 'number' | 'unknown' | 'none';

/**
 * Which numbers a place accepts. If any alternative is an integer, the place counts as one, so that
 * no digit is lost.
 */
export function numbersAt({ schemas }: Place): Numbers {
  const said = new Set(schemas.map(({ schema }) => numbersOf(schema)));
  return RANKING.find((numbers) => said.has(numbers)) ?? 'none';
}

const RANKING: readonly Numbers[] = ['integer', 'number', 'unknown'];

function numbersOf(schema: unknown): Numbers {
  if (!isObject(schema)) return 'unknown'; // `true`
  const { type, enum: values, const: value, multipleOf } = schema;
  const types = typesOf(schema);
  const listed = Array.isArray(values) ? values : value === undefined ? undefined : [value];
  if (types.includes('integer') || Number.isInteger(multipleOf)) return 'integer';
  if (listed !== undefined) return listed.some(Number.isInteger) ? 'integer' : 'none';
  if (types.includes('number')) return 'number';
  return type === undefined ? 'unknown' : 'none';
}
