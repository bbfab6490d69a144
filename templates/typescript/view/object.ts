import type { ObjectIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { array, call, type Expression } from '../../expression.js';
import { line, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import { restViewer } from './container.js';
import { copied } from './copied.js';
import type { Viewing } from './viewing.js';

/**
 * Copies the declared keys of an object that is not a model, and the others if the schema keeps
 * them.
 */
export function object(schema: ObjectIr, called: string, viewing: Viewing): readonly Statement[] {
  const fields = schema.properties.flatMap(({ key, schema: inner }) =>
    copied(key, (value) => viewing.view(inner, value, `${called}-${key}`)),
  );
  const others = othersOf(schema, called, viewing);
  return [
    'const row = rowOf(value);',
    'if (row === undefined) return undefined;',
    others === undefined
      ? 'const view: Record<string, unknown> = {};'
      : line('const view = ', others),
    ...(fields.length > 0 ? ['let item: unknown;'] : []),
    ...fields,
    'return view;',
  ];
}

function othersOf(
  { properties, rest }: ObjectIr,
  called: string,
  viewing: Viewing,
): Expression | undefined {
  const viewer = restViewer(rest, called, viewing);
  if (viewer === undefined) return undefined;
  const declared = viewing.constant(
    array(properties.map(({ key }) => str(key))),
    nameFor('keysOf', called),
  );
  return call('restView', 'row', declared, viewer, 'roles');
}
