import { Own, type Schema } from './description.js';

/** Whether a schema is called as a whole, because only it can ask the function of its message. */
export function isToldWhole(schema: Schema): boolean {
  if (!('message' in schema) || !(schema.message instanceof Own)) return false;
  if (schema.is === 'union') return schema.options.length < 2 || !schema.options.every(isScalar);
  return schema.is === 'variant' || schema.is === 'intersect' || schema.is === 'strictTuple';
}

/** Whether a schema has nothing inside: no parts, and no function of the user's but its message. */
const isScalar = (schema: Schema): boolean =>
  !('own' in schema) &&
  !['inner', 'item', 'items', 'entries', 'options', 'lazy', 'model'].some((part) => part in schema);
