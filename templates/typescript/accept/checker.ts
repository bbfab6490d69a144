import type { SchemaIr } from '../../../generator/ir/schema-ir.js';
import { call, flatten } from '../../expression.js';
import { refuseIf, type Statement } from '../../statement.js';
import type { Emitter, Place } from '../read/emitter.js';

/** What the printers of checks share. A check that fails makes its function return `false`. */
export interface Checker {
  /** The readers. They are called where a check can't be a condition. */
  readonly readers: Emitter;
  /** The checks of a value in place; `undefined` if they need more than conditions. */
  conditions(schema: SchemaIr, place: Place): readonly Statement[] | undefined;
  /** The checks in place or, if that is not possible, a call of the value's reader. */
  statements(schema: SchemaIr, place: Place): readonly Statement[];
}

/** One statement for everything that may be wrong with a value. */
export function refuse(fails: readonly string[]): readonly Statement[] {
  const possible = fails.filter((condition) => condition !== 'false');
  if (possible.length === 0) return [];
  return [refuseIf(...(possible.length === 1 ? possible : possible.map(operand)))];
}

/** Puts parentheses around a condition with `&&`. */
function operand(condition: string): string {
  const code = condition.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '');
  return /^[^(]*&&/.test(code) ? `(${condition})` : condition;
}

/** Refuses a value if its reader finds an issue. */
export function refuseUnlessRead(reader: string, { variable, shape }: Place): Statement {
  const shaped = shape === 'same' ? ['shape'] : [];
  return refuseIf(`!${flatten(call('accepts', reader, variable, 'roles', ...shaped))}`);
}
