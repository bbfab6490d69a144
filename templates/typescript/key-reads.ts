import { isInherited } from '../../generator/ir/json-schema/keys.js';
import { str } from '../encode.js';
import { call, type Expression } from '../expression.js';

/** An expression that reads a key from an object. */
export function ownRead(object: string, name: string): Expression {
  return isReadByName(name) ? `${object}[${str(name)}]` : call('ownValue', object, str(name));
}

/** The value that a missing key reads as, even if somebody has added it to `Object.prototype`. */
export function absentRead(name: string): string {
  return isReadByName(name) ? `inherited[${str(name)}]` : 'undefined';
}

/** Not for keys of `Object.prototype`, which all objects have, or names too long to print twice. */
const isReadByName = (name: string): boolean => !isInherited(name) && name.length <= 60;
