import { isObject, ownValue } from '../plain-object.js';

/**
 * Shows a reference, or a list of them. Where an ORM has put the record itself in its place
 * (`populate`), only its key is shown: nothing says what may be read of the rest.
 */
export function referenceView(value: unknown, key: string): unknown {
  return Array.isArray(value) ? value.map((one) => keyOf(one, key)) : keyOf(value, key);
}

/** An id that is an object, such as a Mongoose `ObjectId`, is an instance of a class. */
function keyOf(value: unknown, key: string): unknown {
  if (!isObject(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === Object.prototype || prototype === null;
  return isPlain || Object.hasOwn(value, key) ? ownValue(value, key) : value;
}
