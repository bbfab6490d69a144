import { isObject } from '../plain-object.js';

/**
 * Shows a reference, or a list of them. Where an ORM has put the record itself in its place
 * (`populate`), only its key is shown: nothing says what may be read of the rest.
 */
export function referenceView(value: unknown, key: string): unknown {
  return Array.isArray(value) ? value.map((one) => keyOf(one, key)) : keyOf(value, key);
}

function keyOf(value: unknown, key: string): unknown {
  const id = isObject(value) && Object.hasOwn(value, key) ? value[key] : value;
  return isId(id) ? id : undefined;
}

/** An id may be bytes, or an object that JSON writes as a text, such as a Mongoose `ObjectId`. */
function isId(value: unknown): boolean {
  if (!isObject(value) || ArrayBuffer.isView(value)) return true;
  const { toJSON } = value;
  return typeof toJSON === 'function' && !isObject(toJSON.call(value));
}
