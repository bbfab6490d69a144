import type { WritersIr } from '../../../generator/ir/program-ir.js';
import { array, type Expression } from '../../expression.js';
import { when, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import { replace, type Emitter, type Place } from './emitter.js';

/** Checks narrowings after the field's own schema, for roles that may write only some values. */
export function narrowBy(writers: WritersIr, place: Place, emitter: Emitter): readonly Statement[] {
  if (writers.some.length === 0) return [];
  const called = `${place.called}-narrowed`;
  const narrowings = writers.some.map(({ bits, schema }) =>
    array([String(bits), emitter.reader(schema, { shape: 'create', called })]),
  );
  const table: Expression = { ...array(narrowings), close: '] as const' };
  const name = emitter.constant(table, nameFor('narrowingsOf', place.called));
  const narrowed = replace(place, 'narrowed', 'value', name, 'report', 'before', 'roles');
  return [writers.all === 0 ? narrowed : when(`(roles & ${writers.all}) === 0`, [narrowed])];
}
