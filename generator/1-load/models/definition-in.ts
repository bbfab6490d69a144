import { isObject } from '../../../src/model/is-object.js';
import { definitionOf, type ModelDefinition } from '../../../src/model/model.js';

/** The definition that a value carries, if it was made by model(); it may be anything that files export. */
export function definitionIn(value: unknown): ModelDefinition | undefined {
  try {
    const definition = definitionOf(value);
    const isOne = isObject(definition?.fields) && definition.roles instanceof Map;
    return isOne ? definition : undefined;
  } catch {
    return undefined; // a proxy that forbids looking, as some that hold environment variables do
  }
}
