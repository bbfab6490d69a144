import * as v from 'valibot';
import { isObject } from '../plain-object.js';

/** The key of an entry that is skipped. No input can have it. */
const PASSED_OVER: unique symbol = Symbol('passed over');

/**
 * `v.record` for keys that are transformed. Valibot checks a key only before its transformation, so
 * a key that becomes `__proto__` would give the record a prototype chosen by the client (CWE-1321).
 */
/* @__NO_SIDE_EFFECTS__ */
export function recordOf(
  key: v.GenericSchema<string, any>, // any: what the user's transformations make
  value: v.GenericSchema,
  message?: string,
): v.GenericSchema {
  const record: v.GenericSchema = v.record(safe(key), value, message);
  return v._standardSchema({
    ...record,
    '~run'(dataset, config) {
      const result = record['~run'](dataset, config);
      if (isObject(result.value)) Reflect.deleteProperty(result.value, PASSED_OVER);
      return result;
    },
  } as v.GenericSchema);
}

function safe(
  key: v.GenericSchema<string, any>, // any: as above
): v.GenericSchema<string, string | symbol> {
  return v._standardSchema({
    ...key,
    '~run'(dataset, config) {
      const made = key['~run'](dataset, config);
      if (made.typed && isPrototype(made.value)) Object.assign(made, { value: PASSED_OVER });
      return made;
    },
  } as v.GenericSchema<string, string | symbol>);
}

/**
 * Whether a transformed key is `__proto__`. A symbol can't be converted to text, nor be that key.
 */
const isPrototype = (key: unknown): boolean =>
  typeof key !== 'symbol' && String(key) === '__proto__';
