import type { SchemaIr } from '../../../generator/ir/schema-ir.js';
import { call, flatten } from '../../expression.js';
import { refuseIf, type Statement } from '../../statement.js';
import type { Emitter, Place } from '../read/emitter.js';

/** What the printers of checks ask of each other. A check leaves its function with `false`. */
export interface Checker {
  /** The readers, which are asked where a check is no condition. */
  readonly readers: Emitter;
  /** The checks of a value in place; nothing if there is more to them than conditions. */
  conditions(schema: SchemaIr, place: Place): readonly Statement[] | undefined;
  /** Those, or a call of its reader. */
  statements(schema: SchemaIr, place: Place): readonly Statement[];
}

/** One statement for all that may be wrong with a value. */
export function refuse(fails: readonly string[]): readonly Statement[] {
  const possible = fails.filter((condition) => condition !== 'false');
  if (possible.length === 0) return [];
  return [refuseIf(...(possible.length === 1 ? possible : possible.map(operand)))];
}

/** Several conditions that all have to hold are put in parentheses among others. */
function operand(condition: string): string {
  const code = condition.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '');
  return /^[^(]*&&/.test(code) ? `(${condition})` : condition;
}

/** Refuses what a reader finds something wrong with. */
export function refuseUnlessRead(reader: string, { variable, shape }: Place): Statement {
  const shaped = shape === 'same' ? ['shape'] : [];
  return refuseIf(`!${flatten(call('accepts', reader, variable, 'roles', ...shaped))}`);
}
