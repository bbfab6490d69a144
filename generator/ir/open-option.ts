import { optionsIn } from './held-model.js';
import { keepsRest } from './keeps-rest.js';
import type { SchemaIr } from './schema-ir.js';
import { some } from './walk.js';

/**
 * The model in a union that has another option accepting any key. What the model refuses, that
 * other option would accept, without asking who may write what.
 */
export function modelBesideOpenOption(schema: SchemaIr): string | undefined {
  let beside: string | undefined;
  some(schema, (inner) => {
    if (inner.kind !== 'anyOf' || inner.discriminator !== undefined) return false;
    const options = optionsIn(inner);
    if (!options.some(takesAnyKey)) return false;
    beside = options.find((option) => option.kind === 'model')?.model;
    return beside !== undefined;
  });
  return beside;
}

function takesAnyKey(option: SchemaIr): boolean {
  if (option.kind === 'object') return keepsRest(option.rest);
  if (option.kind === 'type') return option.type === 'any' || option.type === 'unknown';
  return option.kind === 'record' || option.kind === 'island';
}
