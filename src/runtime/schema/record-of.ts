import * as v from 'valibot';
import { isObject } from '../plain-object.js';

/** The key of an item that is passed over. No input has it. */
const PASSED_OVER: unique symbol = Symbol('passed over');

/**
 * `v.record`, for keys that a transformation makes: valibot looks at a key before it is made, so one
 * that becomes `__proto__` would give the record a prototype of the client's (CWE-1321).
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

/** A symbol has no text, and is no name. */
const isPrototype = (key: unknown): boolean =>
  typeof key !== 'symbol' && String(key) === '__proto__';
