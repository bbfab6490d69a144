import { segmentOf } from '../issue.js';
import type { ModelGrants } from '../model-grants.js';
import { isObject } from '../plain-object.js';
import type { Referred } from './may-reference.js';

/** A reference that was sent: its place, the model it refers to, and the id. */
export interface FoundReference {
  readonly path: readonly (string | number)[];
  readonly referred: Referred;
  readonly id: unknown;
}

/** Finds every reference in a parsed value, including nested models and lists of them. */
export function referencesIn(parsed: unknown, grants: ModelGrants): readonly FoundReference[] {
  const found: FoundReference[] = [];
  const visit = (value: unknown, model: ModelGrants, path: FoundReference['path']): void => {
    if (!isObject(value)) return;
    for (const [key, { references, model: inner, list }] of Object.entries(model)) {
      if (!Object.hasOwn(value, key)) continue;
      const held = value[key];
      const place = [...path, segmentOf(key)];
      if (references) for (const one of referencesAt(place, references, held)) found.push(one);
      if (inner) visit(held, inner(), place);
      if (list && Array.isArray(held)) {
        held.forEach((item, index) => visit(item, list(), [...place, index]));
      }
    }
  };
  visit(parsed, grants, []);
  return found;
}

/**
 * The references in a field: its value, or each item of its list. `null` and `undefined` refer to
 * nothing.
 */
function referencesAt(
  path: FoundReference['path'],
  referred: Referred,
  held: unknown,
): FoundReference[] {
  const found = Array.isArray(held)
    ? held.map((id: unknown, index) => ({ path: [...path, index], referred, id }))
    : [{ path, referred, id: held }];
  return found.filter(({ id }) => id !== null && id !== undefined);
}
