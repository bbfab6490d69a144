import { defaultsToIsland } from './calls-user.js';
import { stepChangesType } from './changes-type.js';
import { keepsRest } from './keeps-rest.js';
import type { RefIr, SchemaIr } from './schema-ir.js';
import { holdsModel, some, someAction } from './walk.js';

/**
 * Whether only the compiler knows the output type: that of an island, a TypeScript enum, a loose
 * object, a transformation or a recursive schema.
 */
export function hasOpaqueType(schema: SchemaIr): boolean {
  return (
    some(
      schema,
      (inner) =>
        inner.kind === 'island' ||
        (inner.kind === 'ref' && !endsAtModels(inner)) ||
        inner.kind === 'required' ||
        inner.kind === 'allOf' ||
        isUnprintable(inner) ||
        isEnum(inner) ||
        hasRest(inner) ||
        hasChosenKeys(inner) ||
        defaultsToIsland(inner),
    ) || someAction(schema, stepChangesType)
  );
}

/**
 * Whether a lazy schema comes round only through models, whose types have names. The compiler must
 * not be asked about it: it only sees what the getter is annotated with, which need not say who may
 * write what.
 */
const endsAtModels = ({ isLazy, definition: { schema } }: RefIr): boolean =>
  isLazy && holdsModel(schema) && !some(schema, (inner) => inner.kind === 'ref');

const isEnum = (schema: SchemaIr): boolean => schema.kind === 'enum' && schema.from === 'enum';

/** Types with parameters, or from a library that a project may not have. */
const isUnprintable = (schema: SchemaIr): boolean =>
  schema.kind === 'type' && ['function', 'promise', 'blob', 'file'].includes(schema.type);

/** Whether it is a record of certain keys, which are optional properties in its type. */
const hasChosenKeys = (schema: SchemaIr): boolean =>
  schema.kind === 'record' && !(schema.key.kind === 'type' && schema.key.type === 'string');

const hasRest = (schema: SchemaIr): boolean =>
  (schema.kind === 'object' || schema.kind === 'tuple') && keepsRest(schema.rest);
