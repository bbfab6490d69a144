import type { ObjectIr, Refusing, RestIr, SchemaIr } from '../../ir/schema-ir.js';
import { reportPrototype } from '../complaints/schema.js';
import { hasGetters, keysOfEntries } from '../live/entries.js';
import { lowerPart, type Lowering } from './lowering.js';
import { lazyRefTo } from './ref-to.js';

/** What each kind of object or tuple does with undeclared keys or items. */
const RESTS = {
  object: 'drop',
  strict_object: 'refuse',
  loose_object: 'keep',
  tuple: 'drop',
  strict_tuple: 'refuse',
  loose_tuple: 'keep',
} as const;

/** Lowers lists, tuples, objects, records, maps and sets. */
export function lowerContainer(lowering: Lowering, refusing: Refusing): SchemaIr | undefined {
  const { node } = lowering;
  switch (node.type) {
    case 'array':
      return { kind: 'array', items: lowerPart(lowering, node.item, 'item'), ...refusing };
    case 'tuple':
    case 'strict_tuple':
    case 'loose_tuple':
    case 'tuple_with_rest': {
      const { items = [] } = node;
      const prefixItems = items.map((item, index) => lowerPart(lowering, item, 'items', index));
      return { kind: 'tuple', prefixItems, rest: restOf(lowering), ...refusing };
    }
    case 'object':
    case 'strict_object':
    case 'loose_object':
    case 'object_with_rest':
      return lowerObject(lowering, refusing);
    case 'record':
    case 'map': {
      const key = lowerPart(lowering, node.key, 'key');
      return { kind: node.type, key, value: lowerPart(lowering, node.value, 'value'), ...refusing };
    }
    case 'set':
      return { kind: 'set', value: lowerPart(lowering, node.value, 'value'), ...refusing };
    default:
      return undefined;
  }
}

function lowerObject(lowering: Lowering, refusing: Refusing): SchemaIr | undefined {
  const { node, context } = lowering;
  const { entries = {} } = node;
  const keys = keysOfEntries(entries);
  // All kinds but `object` also treat an inherited entry as an undeclared key.
  const isOwn = keys.every((key) => Object.hasOwn(entries, key));
  if (node.type !== 'object' && !isOwn) return undefined;
  const made = (inside: Lowering): ObjectIr => {
    reportPrototype(entries, context);
    const properties = keys.map((key) => ({
      key,
      schema: lowerPart(inside, entries[key], 'entries', key),
    }));
    return { kind: 'object', properties, rest: restOf(inside), ...refusing };
  };
  if (!hasGetters(node)) return made(lowering);
  const { getterDepth = 0 } = context;
  if (getterDepth === MAX_GETTER_DEPTH) return undefined;
  const deeper = { ...lowering, context: { ...context, getterDepth: getterDepth + 1 } };
  return lazyRefTo(node, context, () => made(deeper));
}

/**
 * Getters that make a new object each time never end. Beyond this depth, objects become islands.
 */
const MAX_GETTER_DEPTH = 8;

function restOf(lowering: Lowering): RestIr {
  const { type, rest } = lowering.node;
  return rest ? lowerPart(lowering, rest, 'rest') : RESTS[type as keyof typeof RESTS];
}
