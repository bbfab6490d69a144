import { isSchema } from '../../../src/model/is-schema.js';
import { isObject } from '../../../src/model/is-object.js';
import { definitionOf } from '../../../src/model/model.js';
import type { Node } from './node.js';
import { stableSchemaOf } from './stable-schema.js';

/**
 * The type of the first schema in which a part is missing: `v.array(Tag)`, where `Tag` is not
 * loaded yet, or `v.array(v.string)`. Valibot notices only when it parses.
 */
export function lackingIn(schema: unknown, seen: Set<unknown> = new Set()): string | undefined {
  const node = schema as Node;
  if (seen.has(node) || definitionOf(node) !== undefined) return undefined;
  seen.add(node);
  const { type, pipe } = node;
  if (pipe && !pipe.every(isStep)) return 'pipe';
  const inside = pipe ? pipe.filter(isSchema) : schemasIn(node);
  if (!inside.every(isSchema)) return type;
  for (const part of inside) {
    const lacking = lackingIn(part, seen);
    if (lacking !== undefined) return lacking;
  }
  return undefined;
}

const ENTRIES = ['entries'] as const;
const ITEMS = ['items'] as const;
const OPTIONS = ['options'] as const;
const WRAPPED = ['wrapped'] as const;
const PAIRS = ['key', 'value'] as const;

/** Where each type of schema holds others. */
const PARTS: Readonly<Record<string, readonly (keyof Node)[]>> = {
  array: ['item'],
  set: ['value'],
  record: PAIRS,
  map: PAIRS,
  tuple: ITEMS,
  strict_tuple: ITEMS,
  loose_tuple: ITEMS,
  tuple_with_rest: [...ITEMS, 'rest'],
  object: ENTRIES,
  strict_object: ENTRIES,
  loose_object: ENTRIES,
  object_with_rest: [...ENTRIES, 'rest'],
  union: OPTIONS,
  variant: OPTIONS,
  intersect: OPTIONS,
  optional: WRAPPED,
  exact_optional: WRAPPED,
  undefinedable: WRAPPED,
  nullable: WRAPPED,
  nullish: WRAPPED,
  non_optional: WRAPPED,
  non_nullable: WRAPPED,
  non_nullish: WRAPPED,
};

function schemasIn(node: Node): readonly unknown[] {
  if (node.type === 'lazy') return [stableSchemaOf(node) ?? []].flat();
  if (!Object.hasOwn(PARTS, node.type)) return []; // a schema of the user's own may be called anything
  return (PARTS[node.type] ?? []).flatMap((part) => partsOf(node, part));
}

function partsOf(node: Node, part: keyof Node): readonly unknown[] {
  const held = node[part];
  if (part === 'items' || part === 'options') return Array.isArray(held) ? [...held] : [held];
  if (part !== 'entries' || !isObject(held)) return [held];
  // A getter may make another object each time.
  const entries = Object.values(Object.getOwnPropertyDescriptors(held));
  return entries.flatMap((entry) => ('value' in entry && entry.enumerable ? [entry.value] : []));
}

const isStep = (step: unknown): boolean => isObject(step) && typeof step['kind'] === 'string';
