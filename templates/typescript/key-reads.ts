import { str } from '../encode.js';
import { call, type Expression } from '../expression.js';

/** How a key is read from an object. */
export function ownRead(object: string, name: string): Expression {
  return isReadByName(name) ? `${object}[${str(name)}]` : call('ownValue', object, str(name));
}

/** What a key reads as when it was not sent, even while `Object.prototype` has one of that name. */
export function absentRead(name: string): string {
  return isReadByName(name) ? `inherited[${str(name)}]` : 'undefined';
}

/** All objects have the keys of `Object.prototype`; and a line has room for a long name once. */
const isReadByName = (name: string): boolean => !(name in Object.prototype) && name.length <= 60;
