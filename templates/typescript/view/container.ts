import { keepsRest } from '../../../generator/ir/keeps-rest.js';
import type {
  ArrayIr,
  MapIr,
  RecordIr,
  RestIr,
  SchemaIr,
  SetIr,
  TupleIr,
} from '../../../generator/ir/schema-ir.js';
import { array, call, type Expression } from '../../expression.js';
import { nameFor } from '../module/names.js';
import type { Viewing } from './viewing.js';

/** Copies a container with a function of the runtime, which gets viewers for what is inside. */
export function container(
  schema: ArrayIr | TupleIr | RecordIr | MapIr | SetIr,
  value: Expression,
  called: string,
  viewing: Viewing,
): Expression {
  const viewerOf = (inner: SchemaIr, part: string): string =>
    viewing.viewer(inner, `${called}-${part}`);
  const copy = (name: string, ...viewers: readonly Expression[]): Expression =>
    call(name, value, ...viewers, 'roles');
  switch (schema.kind) {
    case 'array':
      return copy('listView', viewerOf(schema.items, 'item'));
    case 'record':
      return copy('recordView', viewerOf(schema.value, 'value'));
    case 'set':
      return copy('setView', viewerOf(schema.value, 'value'));
    case 'map':
      return copy('mapView', viewerOf(schema.key, 'key'), viewerOf(schema.value, 'value'));
    case 'tuple': {
      const items = schema.prefixItems.map((item, index) => viewerOf(item, `item${index + 1}`));
      const rest = restViewer(schema.rest, called, viewing) ?? 'undefined';
      return copy('tupleView', viewing.constant(array(items), nameFor('itemsOf', called)), rest);
    }
  }
}

/** The name of the viewer for undeclared keys or items; `undefined` where they are not shown. */
export function restViewer(rest: RestIr, called: string, viewing: Viewing): string | undefined {
  if (!keepsRest(rest)) return undefined;
  return rest === 'keep' ? 'asIs' : viewing.viewer(rest, `${called}-rest`);
}
