import type { DtoIr, PropertyIr, ShapeIr, WritersIr } from './program-ir.js';

/** Who may write a property in a shape. `replace` has the grants of `update`. */
export function writersOf(property: PropertyIr, shape: ShapeIr): WritersIr {
  return property.writers[shape === 'create' ? 'create' : 'update'];
}

/** The roles and conditions that allow any value at all, one bit each. */
export function bitsOf(writers: WritersIr): number {
  return writers.some.reduce((bits, narrowed) => bits | narrowed.bits, writers.all);
}

/** Whether anybody may write a property, in any operation. */
export const isOpen = ({ writers: { create, update } }: Pick<PropertyIr, 'writers'>): boolean =>
  bitsOf(create) !== 0 || bitsOf(update) !== 0;

/** Whether the Dto's role may send anything at all. */
export const offersAnything = ({ access }: Pick<DtoIr, 'access'>): boolean =>
  access.some(({ values }) => values !== 'none');
