import { isObject } from '../../../src/model/is-object.js';
import { definitionOf, type ModelDefinition } from '../../../src/model/model.js';

/** The definition in a value that model() made. The value may be anything that a file exports. */
export function definitionIn(value: unknown): ModelDefinition | undefined {
  try {
    const definition = definitionOf(value);
    const isOne = isObject(definition?.fields) && definition.roles instanceof Map;
    return isOne ? definition : undefined;
  } catch {
    return undefined; // a proxy that forbids looking, as some wrappers of environment variables do
  }
}
