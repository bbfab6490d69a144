import { definitionOf } from '../../src/model/model.js';
import { referenceOf } from '../../src/model/reference.js';
import type { DefinitionIr, SchemaIr, SourceIr } from '../ir/schema-ir.js';
import type { LoweringContext } from './lowering-context.js';
import type { Lower } from './lower-pipe.js';
import type { Node } from './node.js';
import { step } from './source.js';

/**
 * What a lazy schema gets, if it is always the same one: a function that looks at the input, or makes
 * a new schema each time, is the user's to call.
 */
export function lowerLazy(
  node: Node,
  source: SourceIr,
  context: LoweringContext,
  lower: Lower,
): SchemaIr | undefined {
  const schema = stableSchemaOf(node);
  const isReference = referenceOf(node) !== undefined;
  if (schema === undefined) return isReference ? NOTHING : undefined; // it is told of the target
  const inner = step(source, 'getter');
  if (definitionOf(schema) || isReference) return lower(schema as Node, inner);
  const known = context.definitions.get(schema);
  if (known) return { kind: 'ref', definition: known };
  const definition: DefinitionIr = { name: nameFor(context), schema: NOTHING };
  context.definitions.set(schema, definition);
  definition.schema = lower(schema as Node, inner);
  return { kind: 'ref', definition };
}

const NOTHING: SchemaIr = { kind: 'type', type: 'never', expects: '' };

function stableSchemaOf({ getter }: Node): object | undefined {
  if (getter === undefined || getter.length > 0) return undefined;
  try {
    const schema = getter(undefined);
    return typeof schema === 'object' && schema !== null && schema === getter(undefined)
      ? schema
      : undefined;
  } catch {
    return undefined;
  }
}

function nameFor({ place, definitions }: LoweringContext): string {
  const wanted = `${place.model}.${place.field}`;
  const taken = new Set([...definitions.values()].map((definition) => definition.name));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}.${number}`;
  return name;
}
