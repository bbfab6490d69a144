import { defaultsToIsland } from './calls-user.js';
import { stepHidesType, stepSetsType } from './changes-type.js';
import { keepsRest } from './keeps-rest.js';
import type { DefinitionIr, PipeIr, RefIr, SchemaIr } from './schema-ir.js';
import { holdsModel, isPassage, some } from './walk.js';

/**
 * Whether only the compiler knows the output type: that of an island, a TypeScript enum, a loose
 * object, a transformation of the user's or a recursive schema without models.
 */
export function hasOpaqueType(schema: SchemaIr): boolean {
  return some(
    schema,
    (inner) =>
      inner.kind === 'island' ||
      (inner.kind === 'ref' && !isPrintable(inner.definition)) ||
      inner.kind === 'required' ||
      inner.kind === 'allOf' ||
      (inner.kind === 'pipe' && hasOpaqueEnd(inner)) ||
      isUnprintable(inner) ||
      isEnum(inner) ||
      hasRest(inner) ||
      hasChosenKeys(inner) ||
      defaultsToIsland(inner),
  );
}

/** Whether only the compiler knows what the last steps return: behind a schema or conversion. */
const hasOpaqueEnd = ({ actions }: PipeIr): boolean =>
  actions.slice(actions.findLastIndex(stepSetsType) + 1).some(stepHidesType);

/** Whether a schema holds models, whose types have names, and so has a type that can be printed. */
export const isPrintable = ({ schema }: DefinitionIr): boolean =>
  holdsModel(schema) && !isNothingButItself(schema);

/** Whether the type of a schema behind `lazy` or a getter needs a name, to be printed once. */
export const hasNamedType = ({ isLazy, definition: { schema } }: RefIr): boolean =>
  !isLazy || some(schema, (inner) => inner.kind === 'ref');

/** Whether a schema comes round to itself with nothing between, which no type can say: `T | null`. */
function isNothingButItself(
  schema: SchemaIr,
  above: Set<SchemaIr> = new Set(),
  done: Set<SchemaIr> = new Set(),
): boolean {
  if (above.has(schema)) return true;
  if (done.has(schema)) return false;
  above.add(schema);
  const found = optionsOf(schema).some((one) => isNothingButItself(one, above, done));
  above.delete(schema);
  done.add(schema);
  return found;
}

/** The schemas of which one gets the value itself. */
function optionsOf(schema: SchemaIr): readonly SchemaIr[] {
  if (schema.kind === 'anyOf') return schema.anyOf;
  if (schema.kind === 'allOf') return schema.allOf;
  if (schema.kind === 'ref') return [schema.definition.schema];
  return 'schema' in schema && isPassage(schema) ? [schema.schema] : [];
}

const isEnum = (schema: SchemaIr): boolean => schema.kind === 'enum' && schema.from === 'enum';

/** Types with parameters, or from a library that a project may not have. */
const isUnprintable = (schema: SchemaIr): boolean =>
  schema.kind === 'type' && ['function', 'promise', 'blob', 'file'].includes(schema.type);

/** Whether it is a record of certain keys, which are optional properties in its type. */
const hasChosenKeys = (schema: SchemaIr): boolean =>
  schema.kind === 'record' && !(schema.key.kind === 'type' && schema.key.type === 'string');

const hasRest = (schema: SchemaIr): boolean =>
  (schema.kind === 'object' || schema.kind === 'tuple') && keepsRest(schema.rest);
