import { ABSENCES, isDefaulted, isFilledIn, mayLackKey } from '../../../generator/ir/absence.js';
import type { ObjectIr, SchemaIr, SourceIr } from '../../../generator/ir/schema-ir.js';
import { segment, str } from '../../encode.js';
import { array, call } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import type { Emitter, Place } from './emitter.js';
import { messageOf } from './message.js';
import { fill } from './wrapper.js';

/** Reads the keys of an object that is not a model. Like valibot, it reads inherited keys, too. */
export function object(schema: ObjectIr, place: Place, emitter: Emitter): readonly Statement[] {
  const { properties, rest } = schema;
  const entries = properties.flatMap((property) => entry(property, schema, place, emitter));
  const refused = line('return ', call('wrongType', 'report', messageOf(schema, place, emitter)));
  return [
    when(`typeof value !== 'object' || value === null`, [refused]),
    ...(properties.length > 0 || rest !== 'drop' ? ['const input = value as KeyedObject;'] : []),
    'const output: Record<string, unknown> = {};',
    ...declaringItem(entries),
    ...restOf(schema, place, emitter),
    'return output;',
  ];
}

/** Declares `item` where the first key is read. */
const declaringItem = ([first, ...others]: readonly Statement[]): readonly Statement[] =>
  typeof first === 'string' ? [first.replace(/^item =/, 'let item: unknown ='), ...others] : [];

function entry(
  { key, schema }: ObjectIr['properties'][number],
  object: ObjectIr,
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
  const name = str(key);
  const spot: Place = {
    variable: 'item',
    key: segment(key),
    shape: 'create',
    called: `${place.called}-${key}`,
  };
  const keep = [...emitter.statements(schema, spot), `output[${name}] = item;`];
  const read = `item = input[${name}];`;
  if (fillsUndefined(schema)) return [read, ...keep];
  const filled = filledIn(schema, spot, emitter);
  if (filled) return [read, when(`!(${name} in input)`, [filled]), ...keep];
  return [
    read,
    when(
      `item !== undefined || ${name} in input`,
      keep,
      lacking({ key, schema }, object, place, emitter),
    ),
  ];
}

/** Whether the schema's own statements give `undefined` the value that a missing key gets. */
function fillsUndefined(schema: SchemaIr): boolean {
  if (schema.kind === 'pipe') return fillsUndefined(schema.schema);
  return (
    schema.kind === 'wrapper' &&
    schema.default?.kind === 'value' &&
    ABSENCES[schema.wrapper].includes('undefined') &&
    isFilledIn(schema)
  );
}

/** Fills in the default of a missing key; `undefined` if there is none. */
function filledIn(schema: SchemaIr, place: Place, emitter: Emitter): Statement | undefined {
  if (schema.kind === 'pipe') return filledIn(schema.schema, place, emitter);
  if (!isFilledIn(schema)) return undefined;
  if (schema.kind === 'wrapper') return schema.default && fill(schema.default, place, emitter);
  return schema.kind === 'island' && isDefaulted(schema)
    ? line(`${place.variable} = `, call('defaultOf', emitter.live(schema.source)))
    : undefined;
}

/** Handles a missing key that is not filled in. */
function lacking(
  { key, schema }: ObjectIr['properties'][number],
  object: ObjectIr,
  { called }: Place,
  emitter: Emitter,
): readonly Statement[] {
  const fallback = fallbackIn(schema);
  if (fallback) return [`output[${str(key)}] = fallbackOf(${emitter.live(fallback)});`];
  if (mayLackKey(schema)) return [];
  if (object.message === undefined) return [line('', call('lacks', 'report', segment(key)))];
  const message = messageOf(object, { variable: 'value', called }, emitter, str(key));
  return [line('', call('wrongType', 'report', message, segment(key)))];
}

function fallbackIn(schema: SchemaIr): SourceIr | undefined {
  if (schema.kind === 'pipe') return fallbackIn(schema.schema);
  return schema.kind === 'island' && schema.fallback ? schema.source : undefined;
}

/** Handles undeclared keys. */
function restOf(
  { properties, rest }: ObjectIr,
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
  if (rest === 'drop') return [];
  const keys = emitter.constant(
    call('new Set', array(properties.map(({ key }) => str(key)))),
    nameFor('keysOf', place.called),
  );
  if (rest === 'refuse') return [line('', call('refuseFirst', 'input', keys, 'report'))];
  if (rest === 'keep') return [line('', call('keepRest', 'input', keys, 'output'))];
  const reader = emitter.reader(rest, { shape: 'create', called: `${place.called}-rest` });
  return [line('', call('restOf', 'input', keys, 'output', reader, 'report', 'roles'))];
}
