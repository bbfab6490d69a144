import type { Shape } from '../model/grants.js';
import type { DtoDefinition } from '../runtime/dto.js';
import type { JsonSchema } from '../runtime/json-schema/json-schema.js';
import { isRecord } from '../runtime/plain-object.js';
import type { Path } from './attack.js';
import { samplesOf } from './sample/samples.js';
import { schemaAt } from './schema-at.js';

/**
 * The JSON Schemas of what all roles together may send, in any state of the record: in the shape of
 * the Dto first, then in others.
 */
export function schemasForEverybody(definition: DtoDefinition): JsonSchema[] {
  const shapes = new Set<Shape>([definition.shape, 'create', 'update']);
  return [...shapes].map((shape) => {
    const $defs: { [name: string]: JsonSchema } = {};
    const asked = {
      shape,
      roles: EVERYBODY,
      side: 'input',
      dialect: 'draft-2020-12',
      definitions: $defs,
    } as const;
    return { ...definition.jsonSchema(asked), $defs };
  });
}

/** All bits: those of every role and of every condition. */
const EVERYBODY = -1;

/**
 * A value that some roles may write; of a list of values the last one, which tends to be the most
 * powerful. `true` if none can be made.
 */
export function likelyValue(path: Path, everybody: readonly JsonSchema[]): unknown {
  for (const root of everybody) {
    const schema = schemaAt(root, path, root);
    const listed = schema?.['enum'];
    const value = Array.isArray(listed) ? listed.at(-1) : samplesOf(schema, root)[0];
    if (value !== undefined) return value;
  }
  return true;
}

/** A value that others may write, but these roles may not: one of a list, or one beyond a bound. */
export function forbiddenValue(
  path: Path,
  own: JsonSchema,
  everybody: readonly JsonSchema[],
): unknown {
  const mine = schemaAt(own, path, own);
  const [root] = everybody;
  const all = root && schemaAt(root, path, root);
  if (mine === undefined || all === undefined) return undefined;
  const allowed = new Set(valuesOf(mine));
  const forbidden = valuesOf(all).findLast((value) => !allowed.has(value));
  if (forbidden !== undefined && allowed.size > 0) return forbidden;
  if (isBeyond(all['maximum'], mine['maximum'])) return all['maximum'];
  return isBeyond(mine['minimum'], all['minimum']) ? all['minimum'] : undefined;
}

function valuesOf({ enum: listed, const: only, anyOf }: JsonSchema): unknown[] {
  if (Array.isArray(listed)) return listed;
  if (only !== undefined) return [only];
  return Array.isArray(anyOf) ? anyOf.filter(isRecord).flatMap(valuesOf) : [];
}

const isBeyond = (left: unknown, right: unknown): boolean =>
  typeof left === 'number' && typeof right === 'number' && left > right;
