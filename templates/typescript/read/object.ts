import type { ObjectIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { array, call } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { wrongType, type Emitter, type Place } from './emitter.js';
import { messageOf } from './scalar.js';
import { absenceOf, fill } from './wrapper.js';

/** Reads the keys of an object that is no model: those that are in it, inherited or not, as valibot does. */
export function object(schema: ObjectIr, place: Place, emitter: Emitter): readonly Statement[] {
  const { properties, rest } = schema;
  const entries = properties.flatMap((property) => entry(property, place, emitter));
  return [
    when(`typeof value !== 'object' || value === null`, [
      `return wrongType(report, ${str(messageOf(schema))});`,
    ]),
    ...(properties.length > 0 || rest !== 'drop' ? ['const input = value as KeyedObject;'] : []),
    'const output: Record<string, unknown> = {};',
    ...(entries.length > 0 ? ['let item: unknown;'] : []),
    ...entries,
    ...restOf(schema, place, emitter),
    'return output;',
  ];
}

function entry(
  { key, schema }: ObjectIr['properties'][number],
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
  const name = str(key);
  const spot = {
    variable: 'item',
    key: name,
    shape: 'create' as const,
    called: `${place.called}-${key}`,
  };
  const keep = [...emitter.statements(schema, spot), `output[${name}] = item;`];
  const absence = absenceOf(schema);
  const read = `item = input[${name}];`;
  const isThere = `item !== undefined || ${name} in input`;
  if (absence.default !== undefined) {
    return [
      read,
      when(`!(${name} in input)`, [defaultFor(schema, absence.default, spot, emitter)]),
      ...keep,
    ];
  }
  if (absence.mayLack) return [read, when(isThere, keep)];
  const missing = wrongType(spot, str(`Invalid key: Expected "${key}"`));
  return [read, when(isThere, keep, [missing])];
}

function defaultFor(
  schema: SchemaIr,
  value: NonNullable<ReturnType<typeof absenceOf>['default']>,
  place: Place,
  emitter: Emitter,
): Statement {
  if (value !== 'live') return fill(value, place, emitter);
  const source = schema.kind === 'island' ? emitter.live(schema.source) : '';
  return line(`${place.variable} = `, call('defaultOf', source));
}

/** What is done with the keys that no schema is declared for. */
function restOf(
  { properties, rest }: ObjectIr,
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
  if (rest === 'drop') return [];
  const keys = emitter.constant(
    call('new Set', array(properties.map(({ key }) => str(key)))),
    `${place.called}-keys`,
  );
  if (rest === 'refuse') return [line('', call('refuseFirst', 'input', keys, 'report'))];
  if (rest === 'keep') return [line('', call('keepRest', 'input', keys, 'output'))];
  const reader = emitter.reader(rest, { shape: 'create', called: `${place.called}-rest` });
  return [line('', call('restOf', 'input', keys, 'output', reader, 'report', 'roles'))];
}
