import type { Surface } from '../attack.js';
import { schemaAt } from '../schema-at.js';
import { takesObjects } from '../takes-objects.js';

/** The first key of the body that holds a list, and where no object may be sent instead. */
export function firstList({ base, schema }: Surface): string | undefined {
  return Object.keys(base).find(
    (key) => Array.isArray(base[key]) && !takesObjects(schemaAt(schema, [key], schema), schema),
  );
}
