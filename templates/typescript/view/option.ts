import { takesNull } from '../../../generator/ir/absence.js';
import type { ModelRefIr, ObjectIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { key as propertyKey } from '../../encode.js';
import { call, objectLiteral } from '../../expression.js';
import { line, when } from '../../statement.js';
import { nameFor } from '../module/names.js';
import { container } from './container.js';
import { endOf } from './end.js';
import { keysOf } from './keys.js';
import type { Viewing } from './viewing.js';

/** The name of a viewer that returns `undefined` for a value that does not fit its schema. */
export function option(schema: SchemaIr, called: string, viewing: Viewing): string {
  switch (schema.kind) {
    case 'model':
    case 'object':
      return fitting(schema, called, viewing);
    case 'type':
      return schema.type === 'any' || schema.type === 'unknown' ? 'asIs' : 'scalarView';
    case 'const':
    case 'enum':
      return 'scalarView';
    case 'required':
      return option(schema.schema, called, viewing);
    case 'wrapper': {
      if (!takesNull(schema)) return option(schema.schema, called, viewing);
      const inner = option(schema.schema, called, viewing);
      return viewing.function([line('return ', call('orNull', 'value', inner, 'roles'))], called);
    }
    case 'pipe': {
      const end = endOf(schema);
      return end === 'unknown' ? viewing.viewer(schema, called) : option(end, called, viewing);
    }
    case 'anyOf': {
      const shown = viewing.choice(schema, 'value', called);
      return viewing.function([line('return ', shown)], called);
    }
    case 'ref':
      return viewing.definition(schema.definition, 'option');
    case 'array':
    case 'tuple':
    case 'record':
    case 'map':
    case 'set': {
      const copy = container(schema, 'value', called, viewing);
      return viewing.function([line('return ', copy)], called);
    }
    default:
      return viewing.viewer(schema, called);
  }
}

/** An object fits if it has the schema's keys and, where others are refused, no others. */
function fitting(schema: ModelRefIr | ObjectIr, called: string, viewing: Viewing): string {
  const keys = keysOf(schema, viewing.program).map(
    ({ key, isRequired }) => `${propertyKey(key)}: ${isRequired}`,
  );
  const isOpen = schema.kind === 'object' && schema.rest !== 'refuse';
  const known = viewing.constant(objectLiteral(keys), nameFor('keysOf', called));
  const body = [
    when(`!fits(value, ${known}, ${isOpen})`, ['return undefined;']),
    line('return ', viewing.view(schema, 'value', called)),
  ];
  return viewing.function(body, called);
}
