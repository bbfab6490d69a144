import type { JsonSchema } from '../runtime/json-schema/json-schema.js';
import { isRecord } from '../runtime/plain-object.js';
import type { Path } from './attack.js';
import { definitionAt, schemaAt } from './schema-at.js';

/** Whether any object, or any text, may be sent to a place, as far as its JSON Schema tells. */
export function mayTakeAt(type: 'object' | 'string', path: Path, schema: JsonSchema): boolean {
  return mayTake(type, schemaAt(schema, path, schema), schema);
}

/** The same for a part of a JSON Schema. Only what our own schemas contain is understood. */
export function mayTake(type: 'object' | 'string', schema: unknown, root: JsonSchema): boolean {
  if (!isRecord(schema)) return true;
  const { $ref, anyOf, allOf, type: types, enum: listed, const: only } = schema;
  if (typeof $ref === 'string') return mayTake(type, definitionAt($ref, root), root);
  if (Array.isArray(anyOf)) return anyOf.some((option) => mayTake(type, option, root));
  if (Array.isArray(allOf)) return allOf.every((part) => mayTake(type, part, root));
  if (Array.isArray(listed) || only !== undefined) return false;
  return types === undefined || [types].flat().includes(type);
}
