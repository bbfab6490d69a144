import type { DefinitionIr, RefIr, SchemaIr } from '../../ir/schema-ir.js';
import type { LoweringContext } from '../lowering-context.js';

/** Refers to a schema by name, so that it may hold itself. It is lowered when it is first met. */
export function refTo(schema: object, context: LoweringContext, lowered: () => SchemaIr): RefIr {
  const known = context.definitions.get(schema);
  if (known) return { kind: 'ref', definition: known };
  const definition: DefinitionIr = { name: nameFor(context), schema: NOTHING };
  context.definitions.set(schema, definition);
  definition.schema = lowered();
  return { kind: 'ref', definition };
}

export const NOTHING: SchemaIr = { kind: 'type', type: 'never', expects: '' };

function nameFor({ place, definitions }: LoweringContext): string {
  const wanted = `${place.model}.${place.field}`;
  const taken = new Set([...definitions.values()].map((definition) => definition.name));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}.${number}`;
  return name;
}
