import type { DefinitionIr, RefIr, SchemaIr } from '../../ir/schema-ir.js';
import type { LoweringContext } from '../lowering-context.js';

/** Refers by name to a schema that may hold itself. It is lowered when it is first met. */
export function lazyRefTo(
  schema: object,
  context: LoweringContext,
  lowered: () => SchemaIr,
): RefIr {
  return { kind: 'ref', isLazy: true, definition: definitionOf(schema, context, lowered) };
}

/** Refers by name to a schema that is used often. */
export function refTo(schema: object, context: LoweringContext, lowered: () => SchemaIr): RefIr {
  return { kind: 'ref', isLazy: false, definition: definitionOf(schema, context, lowered) };
}

function definitionOf(
  schema: object,
  context: LoweringContext,
  lowered: () => SchemaIr,
): DefinitionIr {
  const known = context.definitions.get(schema);
  if (known) return known;
  const definition: DefinitionIr = { name: nameFor(context), schema: NOTHING };
  context.definitions.set(schema, definition);
  definition.schema = lowered();
  return definition;
}

/** Whether a schema with a name is being lowered now. */
export const isBeingNamed = (schema: object, { definitions }: LoweringContext): boolean =>
  definitions.get(schema)?.schema === NOTHING;

export const NOTHING: SchemaIr = { kind: 'type', type: 'never', expects: '' };

function nameFor({ place, definitions }: LoweringContext): string {
  const wanted = `${place.model}.${place.field}`;
  const taken = new Set([...definitions.values()].map((definition) => definition.name));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}.${number}`;
  return name;
}
