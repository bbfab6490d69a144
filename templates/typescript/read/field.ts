import { presentSchema } from '../../../generator/ir/absence.js';
import { mayBeWhole } from '../../../generator/ir/may-be-whole.js';
import type { ModelIr, PropertyIr } from '../../../generator/ir/program-ir.js';
import type { DefaultIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { defaultHoldsModel } from '../../../generator/ir/walk.js';
import { bitsOf } from '../../../generator/ir/writers.js';
import { segment } from '../../encode.js';
import { call } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { absentRead } from '../key-reads.js';
import { BEFORE, replace, type Emitter, type Place } from './emitter.js';
import { narrowBy } from './narrow.js';
import type { Output } from './output.js';
import { fill, isSomething } from './wrapper.js';

/** A field of a model, and where its output goes. */
interface Field {
  readonly model: ModelIr;
  readonly property: PropertyIr;
  readonly output: Output;
}

/** Handles the value of a field once it has been read. */
export function fieldOf(field: Field, emitter: Emitter): readonly Statement[] {
  const isThere = `value !== ${absentRead(field.property.key)}`;
  return [when(isThere, ['known++;', ...keep(field, emitter)], absent(field, emitter))];
}

/**
 * A condition: whether one of the roles may write the field. `replace` has the grants of `update`.
 */
export function granted(writers: PropertyIr['writers']): string {
  const create = bitsOf(writers.create);
  const update = bitsOf(writers.update);
  if (create === update) return `(roles & ${create}) !== 0`;
  if (update === 0) return `isCreate && (roles & ${create}) !== 0`;
  if (create === 0) return `!isCreate && (roles & ${update}) !== 0`;
  return `(roles & (isCreate ? ${create} : ${update})) !== 0`;
}

/** Checks the value and stores its output. */
function keep(field: Field, emitter: Emitter): readonly Statement[] {
  const { property } = field;
  const checked = check(property, emitter);
  const isValue = unlessDeleted(property);
  const kept = isValue ? [when(isValue, checked, ['report.deletes = true;'])] : checked;
  return [...kept, store(field)];
}

/**
 * A condition that is false for a `null` that deletes the field; `undefined` if `null` never does.
 */
export function unlessDeleted({ deletable, writers }: PropertyIr): string | undefined {
  const { all, some } = writers.update;
  if (!deletable) return undefined;
  const isValue = `value !== null || shape !== 'update'`;
  return some.length === 0 ? isValue : `${isValue} || (roles & ${all}) === 0`;
}

/** Checks the value, and whether the roles may write this value. */
export function check(property: PropertyIr, emitter: Emitter): readonly Statement[] {
  const checks = emitter.statements(presentSchema(property.schema), placeOf(property));
  const narrowings = narrow(property, emitter);
  const remembers = narrowings.length > 0 && checks[0] !== BEFORE;
  return [...(remembers ? [BEFORE] : []), ...checks, ...narrowings];
}

/** Checks of narrowings, for roles that may write only some values. */
function narrow(property: PropertyIr, emitter: Emitter): readonly Statement[] {
  const { create, update } = property.writers;
  const whenCreated = narrowBy(create, placeOf(property), emitter);
  const whenUpdated = narrowBy(update, placeOf(property), emitter);
  if (JSON.stringify(whenCreated) === JSON.stringify(whenUpdated)) return whenCreated;
  if (bitsOf(update) === 0) return whenCreated;
  if (bitsOf(create) === 0) return whenUpdated;
  if (whenCreated.length === 0) return [when('!isCreate', whenUpdated)];
  return [when('isCreate', whenCreated, whenUpdated)];
}

/** Handles a missing key. The server sets defaults, so they need no grant. */
function absent(field: Field, emitter: Emitter): readonly Statement[] {
  const { key, defaulted, fallback } = field.property;
  const missing = line('', call('missing', 'report', segment(key)));
  const filled = defaulted
    ? fillIn(field, [field.output.store(field.property, 'value')], emitter)
    : fallback
      ? fallBack(field, emitter)
      : undefined;
  return whenAbsent(field.property, missing, filled);
}

/** Reports a missing key or fills it in, depending on the shape. */
export function whenAbsent(
  { writers, optional }: PropertyIr,
  missing: Statement,
  filled: readonly Statement[] | undefined,
): readonly Statement[] {
  const isOnlyCreated = bitsOf(writers.update) === 0;
  const isCreated = bitsOf(writers.create) !== 0;
  const inReplace = optional || isOnlyCreated ? [] : [when(`shape !== 'update'`, [missing])];
  if (!isCreated || filled === undefined) return isOnlyCreated && !optional ? [missing] : inReplace;
  if (isOnlyCreated) return filled;
  if (filled.length > 0) return [when('isCreate', filled, inReplace)];
  return optional ? [] : [when(`shape === 'replace'`, [missing])];
}

function fallBack({ model, property, output }: Field, emitter: Emitter): readonly Statement[] {
  const live = emitter.live({ model: model.name, field: property.key, steps: [] });
  return [output.store(property, `fallbackOf(${live})`)];
}

/** Sets the value to the default, checks it, and stores it with the statements in `keeps`. */
export function fillIn(
  { model, property }: Pick<Field, 'model' | 'property'>,
  keeps: readonly Statement[],
  emitter: Emitter,
): readonly Statement[] {
  const place = placeOf(property);
  const source = { model: model.name, field: property.key, steps: [] };
  const value: DefaultIr = defaultOf(property.schema) ?? { kind: 'island', source };
  const checks = defaultHoldsModel(property)
    ? [replace(place, 'ask', emitter.live(source), 'value', 'report')]
    : emitter.statements(filledSchema(property.schema, value), place);
  const kept = [...checks, ...keeps];
  // A default that is a function may return `undefined`.
  return value.kind === 'value'
    ? [fill(value, place, emitter), ...kept]
    : [fill(value, place, emitter), when('value !== undefined', kept)];
}

/** The schema for a default that was filled in. It need not check for absence again. */
function filledSchema(schema: SchemaIr, value: DefaultIr): SchemaIr {
  return presentSchema(schema.kind === 'wrapper' && isSomething(value) ? schema.schema : schema);
}

export function defaultOf(schema: SchemaIr): DefaultIr | undefined {
  return schema.kind === 'wrapper' ? schema.default : undefined;
}

/** Stores the output. Marks values that are not models for `apply`, which replaces them whole. */
function store({ property, output }: Field): Statement {
  const { create, update } = property.writers;
  if (!mayBeWhole(property.schema) || bitsOf(update) === 0) return output.store(property, 'value');
  const isOnlyUpdated = bitsOf(create) === 0;
  return output.store(property, isOnlyUpdated ? 'whole(value)' : 'isCreate ? value : whole(value)');
}

export function placeOf(property: PropertyIr): Place {
  return { variable: 'value', key: segment(property.key), shape: 'same', called: property.key };
}
