import type { MapIr, RecordIr, SchemaIr, SetIr, TupleIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { array, call, type Expression } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import type { Emitter, Place } from './emitter.js';
import { messageOf } from './message.js';

/** Reads a container with a function of the runtime, which gets readers for what is inside. */
export function container(
  schema: RecordIr | MapIr | SetIr | TupleIr,
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
  const isLive = typeof schema.message === 'object';
  const said = messageOf(schema, place, emitter);
  const message = isLive ? str('') : said;
  const refused = when(REFUSED[schema.kind], [line('return ', call('wrongType', 'report', said))]);
  const readerOf = (inner: SchemaIr, part: string): string =>
    emitter.reader(inner, { shape: 'create', called: `${place.called}-${part}` });
  const given = [message, 'report', 'roles'];
  const read = (name: string, ...readers: Expression[]): readonly Statement[] => [
    ...(isLive ? [refused] : []),
    line('return ', call(name, 'value', ...readers, ...given)),
  ];
  switch (schema.kind) {
    case 'record':
      return read('recordOf', readerOf(schema.key, 'key'), readerOf(schema.value, 'value'));
    case 'map':
      return read('mapOf', readerOf(schema.key, 'key'), readerOf(schema.value, 'value'));
    case 'set':
      return read('setOf', readerOf(schema.value, 'value'));
    case 'tuple': {
      const items = array(
        schema.prefixItems.map((item, index) => readerOf(item, `item${index + 1}`)),
      );
      const rest =
        typeof schema.rest === 'string' ? str(schema.rest) : readerOf(schema.rest, 'rest');
      // A custom message is also used for an item too many.
      if (schema.rest === 'refuse' && schema.message !== undefined) given.push(message);
      return read('tupleOf', emitter.constant(items, nameFor('itemsOf', place.called)), rest);
    }
  }
}

/** Asked before a message is made, which calls the user. */
const REFUSED = {
  record: '!isObject(value)',
  map: '!(value instanceof Map)',
  set: '!(value instanceof Set)',
  tuple: '!Array.isArray(value)',
} as const;
