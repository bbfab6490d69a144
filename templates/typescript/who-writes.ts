import type { ModelIr, PropertyIr, WritersIr } from '../../generator/ir/program-ir.js';
import { rolesIn } from '../../generator/ir/role-bits.js';
import { bitsOf } from '../../generator/ir/writers.js';
import { doc } from '../encode.js';

/** The names of the roles that may write something, as a comment in generated code. */
function namesOf(model: ModelIr, writers: WritersIr): string {
  const bits = bitsOf(writers);
  const conditions = model.conditions.filter(({ bit }) => (bits & bit) !== 0);
  return [
    ...rolesIn(bits, model.roles).map((role) => role.name),
    ...conditions.map(({ role, description }) => `${role} (${doc(description)})`),
  ].join(', ');
}

/** The same for each operation. */
export function whoWrites(model: ModelIr, { writers }: PropertyIr): string {
  const create = namesOf(model, writers.create);
  const update = namesOf(model, writers.update);
  if (create === update) return create;
  return [...(create ? [`create: ${create}`] : []), ...(update ? [`update: ${update}`] : [])].join(
    '; ',
  );
}
