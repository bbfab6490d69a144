import type { Data } from '../../generator/ir/schema-ir.js';
import { key, literal } from '../encode.js';
import { array, objectLiteral, prefixed, type Expression } from '../expression.js';

/** Data as a literal. */
export function dataOf(value: Data): Expression {
  if (typeof value !== 'object' || value === null) return literal(value);
  if (isList(value)) return array(value.map(dataOf));
  return objectLiteral(Object.entries(value).map(([name, inner]) => memberOf(name, dataOf(inner))));
}

/** A member of an object literal. There, a bare `__proto__` would not be a key. */
export function memberOf(name: string, value: Expression): Expression {
  return prefixed(`${name === '__proto__' ? `['__proto__']` : key(name)}: `, value);
}

const isList = (value: object): value is readonly Data[] => Array.isArray(value);
