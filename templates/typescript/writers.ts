import type { ModelIr, PropertyIr, ShapeIr, WritersIr } from '../../generator/ir/program-ir.js';
import { doc } from '../encode.js';

/** Who may write a property in a shape: replacing asks what updating asks. */
export function writersOf(property: PropertyIr, shape: ShapeIr): WritersIr {
  return property.writers[shape === 'create' ? 'create' : 'update'];
}

/** The roles and conditions that open any value at all, a bit each. */
export function bitsOf(writers: WritersIr): number {
  return writers.some.reduce((bits, narrowed) => bits | narrowed.bits, writers.all);
}

/** Whether anybody may write it, in any operation. */
export const isOpen = ({ create, update }: PropertyIr['writers']): boolean =>
  bitsOf(create) !== 0 || bitsOf(update) !== 0;

/** Their names, as a comment for the reader of generated code. */
export function namesOf(model: ModelIr, writers: WritersIr): string {
  const bits = bitsOf(writers);
  const roles = model.roles.filter((_, index) => (bits & (1 << index)) !== 0);
  const conditions = model.conditions.filter(({ bit }) => (bits & bit) !== 0);
  return [
    ...roles.map((role) => role.name),
    ...conditions.map(({ role, description }) => `${role} (${doc(description)})`),
  ].join(', ');
}

/** Their names for each operation, as a comment. */
export function whoWrites(model: ModelIr, { writers }: PropertyIr): string {
  const create = namesOf(model, writers.create);
  const update = namesOf(model, writers.update);
  if (create === update) return create;
  return [...(create ? [`create: ${create}`] : []), ...(update ? [`update: ${update}`] : [])].join(
    '; ',
  );
}
