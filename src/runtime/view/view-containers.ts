/** What may be read of containers of models. An item of which nothing may be read is left out. */
import { rowOf } from './row-of.js';
import type { Viewer } from './view.js';

/** Shows a value in which nothing is hidden. */
export const asIs = (value: unknown): unknown => value;

export function orNull(value: unknown, view: Viewer, roles: number): unknown {
  return value === null ? null : view(value, roles);
}

export function listView(value: unknown, view: Viewer, roles: number): unknown {
  if (!Array.isArray(value)) return undefined;
  const items: unknown[] = [];
  for (const item of value) {
    const seen = view(item, roles);
    if (seen !== undefined) items.push(seen);
  }
  return items;
}

/**
 * Shows a tuple. Unlike in lists, a hidden item leaves `undefined`, so that the others keep their
 * places.
 */
export function tupleView(
  value: unknown,
  items: readonly Viewer[],
  rest: Viewer | undefined,
  roles: number,
): unknown {
  if (!Array.isArray(value)) return undefined;
  const shown = rest === undefined ? value.slice(0, items.length) : value;
  return shown.map((item, index) => (items[index] ?? rest)?.(item, roles));
}

export function recordView(value: unknown, view: Viewer, roles: number): unknown {
  const row = rowOf(value);
  return row && restView(row, [], view, roles);
}

/** Shows the keys of an object that are not declared. */
export function restView(
  row: Record<string, unknown>,
  declared: readonly string[],
  view: Viewer,
  roles: number,
): Record<string, unknown> {
  const output: Record<string, unknown> = {};
  for (const key of Object.keys(row)) {
    if (key === '__proto__' || declared.includes(key)) continue;
    const seen = view(row[key], roles);
    if (seen !== undefined) output[key] = seen;
  }
  return output;
}

export function mapView(value: unknown, viewKey: Viewer, view: Viewer, roles: number): unknown {
  if (!(value instanceof Map)) return undefined;
  const output = new Map<unknown, unknown>();
  for (const [name, item] of value) {
    const key = viewKey(name, roles);
    const seen = view(item, roles);
    if (key !== undefined && seen !== undefined) output.set(key, seen);
  }
  return output;
}

export function setView(value: unknown, view: Viewer, roles: number): unknown {
  if (!(value instanceof Set)) return undefined;
  const output = new Set<unknown>();
  for (const item of value) {
    const seen = view(item, roles);
    if (seen !== undefined) output.add(seen);
  }
  return output;
}
