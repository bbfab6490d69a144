import type { JsonSchema } from '../runtime/json-schema/json-schema.js';
import { isRecord, memberOf } from '../runtime/plain-object.js';
import type { Path } from './attack.js';

/**
 * The part of a JSON Schema for the place that a path leads to; `undefined` if no value can be
 * there. Only what our own schemas contain is understood.
 */
export function schemaAt(schema: unknown, path: Path, root: JsonSchema): JsonSchema | undefined {
  if (!isRecord(schema)) return undefined;
  const [segment, ...rest] = path;
  if (segment === undefined) return schema;
  const { $ref, anyOf, allOf, properties, items } = schema;
  if (typeof $ref === 'string') return schemaAt(definitionAt($ref, root), path, root);
  for (const option of [anyOf, allOf].filter(Array.isArray).flat()) {
    const found = schemaAt(option, path, root);
    if (found) return found;
  }
  if (typeof segment === 'number') return schemaAt(items, rest, root);
  if (!isRecord(properties) || !Object.hasOwn(properties, segment)) return undefined;
  return schemaAt(properties[segment], rest, root);
}

/** The definition that `#/$defs/Name` refers to. */
export function definitionAt(reference: string, { $defs }: JsonSchema): unknown {
  return memberOf($defs, reference.replace('#/$defs/', ''));
}
