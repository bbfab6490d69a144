import { optionsIn } from './held-model.js';
import type { SchemaIr } from './schema-ir.js';
import { some } from './walk.js';

/**
 * The model of a union one of whose other options takes any key, and so what the model closes: in a
 * union the first option that fits is taken, and none that doesn't is asked who may write what.
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
  if (option.kind === 'object') return option.rest !== 'drop' && option.rest !== 'refuse';
  if (option.kind === 'type') return option.type === 'any' || option.type === 'unknown';
  return option.kind === 'record' || option.kind === 'island';
}
