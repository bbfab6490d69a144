import type { MessageIr, SchemaIr } from './schema-ir.js';
import { some, someAction } from './walk.js';

/** Whether generated code has to import the user's module to run the schema. */
export function callsUser(schema: SchemaIr): boolean {
  return (
    mayBecomeUndefined(schema) ||
    some(schema, hasLiveMessage) ||
    someAction(schema, (action) => action.kind === 'island' || hasLiveMessage(action))
  );
}

const hasLiveMessage = (one: object): boolean =>
  'message' in one && typeof (one.message as MessageIr) === 'object';

/** Whether a schema may turn a sent value into `undefined`. Says yes if that is unknown. */
export function mayBecomeUndefined(schema: SchemaIr): boolean {
  return (
    some(schema, (inner) => inner.kind === 'island' || defaultsToIsland(inner)) ||
    someAction(schema, (action) => action.kind === 'island' && action.transforms)
  );
}

export const defaultsToIsland = (schema: SchemaIr): boolean =>
  schema.kind === 'wrapper' && schema.default?.kind === 'island';
