/** The statements that reading consists of. */
import { str } from '../encode.js';
import { call } from '../expression.js';
import { codeAt } from '../layout.js';
import type { Condition } from './condition.js';

/**
 * How a value becomes a fresh, checked one: by conditions on it, or by a function that returns it
 * or `INVALID`.
 */
export type Reading =
  | { readonly kind: 'test'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'read'; readonly call: string };

/** Reading a key into a variable. */
export function ownRead(variable: string, object: string, name: string): string {
  const read = isReadByName(name) ? `${object}[${str(name)}]` : call('ownValue', object, str(name));
  return codeAt(2)`${variable} = ${read};`;
}

/** What a key reads as when it was not sent, even while `Object.prototype` has one of that name. */
export function absentRead(name: string): string {
  return isReadByName(name) ? `inherited[${str(name)}]` : 'undefined';
}

/** All objects have the keys of `Object.prototype`; and a line has room for a long name once. */
const isReadByName = (name: string): boolean => !(name in Object.prototype) && name.length <= 60;

export function refuseUnless(conditions: readonly Condition[]): string[] {
  return conditions.map((condition) => `if (${condition.fails}) return INVALID;`);
}

/** Checks a variable where it is, or puts there what reading it makes. */
export function keepIn(variable: string, reading: Reading): string[] {
  if (reading.kind === 'test') return refuseUnless(reading.conditions);
  return [`${variable} = ${reading.call};`, `if (${variable} === INVALID) return INVALID;`];
}

export function readInto(name: string, reading: Extract<Reading, { kind: 'read' }>): string[] {
  return [`const ${name} = ${reading.call};`, `if (${name} === INVALID) return INVALID;`];
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`);
}
