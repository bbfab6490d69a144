import type { JsonSchema } from '../runtime/json-schema/json-schema.js';
import { isRecord } from '../runtime/plain-object.js';
import { definitionAt } from './sample/samples.js';

/**
 * Whether a part of a JSON Schema may take an object. Only what our own schemas contain is
 * understood.
 */
export function takesObjects(schema: unknown, root: JsonSchema): boolean {
  if (!isRecord(schema)) return true;
  const { $ref, anyOf, allOf, type, enum: listed, const: only } = schema;
  if (typeof $ref === 'string') return takesObjects(definitionAt($ref, root), root);
  if (Array.isArray(anyOf)) return anyOf.some((option) => takesObjects(option, root));
  if (Array.isArray(allOf)) return allOf.every((part) => takesObjects(part, root));
  if (type !== undefined) return [type].flat().includes('object');
  return !Array.isArray(listed) && only === undefined;
}
