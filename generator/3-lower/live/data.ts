import { types } from 'node:util';
import type { Data } from '../../ir/schema-ir.js';
import { isPrimitive } from './node.js';

/** Data with more values is not printed again, but taken from the module that declares it. */
const MAX_VALUES = 100;

/**
 * Whether a literal can recreate a value: primitives, and lists and plain objects of them with
 * nothing but their own enumerable keys.
 */
export function isData(value: unknown): value is Data {
  let values = 0;
  const isPart = (part: unknown): boolean => {
    if (++values > MAX_VALUES) return false; // also ends a value that holds itself
    if (isPrimitive(part)) return true;
    if (types.isProxy(part)) return false; // can't be cloned out of the worker
    return isPlain(part) && Reflect.ownKeys(part).every((key) => isListed(part, key, isPart));
  };
  try {
    return isPart(value);
  } catch {
    return false; // a proxy that throws
  }
}

function isPlain(value: unknown): value is object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value)) return typeof value === 'object' && prototype === Object.prototype;
  const keys = Reflect.ownKeys(value).slice(0, -1); // the last key of a list is `length`
  return (
    prototype === Array.prototype &&
    keys.length === value.length &&
    keys.every((key, place) => key === String(place))
  );
}

function isListed(
  owner: object,
  key: string | symbol,
  isPart: (part: unknown) => boolean,
): boolean {
  if (typeof key === 'symbol' || key === '__proto__') return false;
  if (key === 'length' && Array.isArray(owner)) return true;
  const property = Object.getOwnPropertyDescriptor(owner, key);
  return property?.enumerable === true && 'value' in property && isPart(property.value);
}
