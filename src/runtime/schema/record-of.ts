import * as v from 'valibot';
import { isObject } from '../plain-object.js';
import { refuse, valibotIssue } from './valibot-issue.js';

/** The key of an entry that is skipped. No input can have it. */
const PASSED_OVER: unique symbol = Symbol('passed over');

/**
 * `v.record` for keys that are transformed. Valibot checks a key only before its transformation, so
 * a key that becomes `__proto__` would give the record a prototype chosen by the client (CWE-1321),
 * and one that becomes an object without a text, such as `{"toString": 1}`, would throw.
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
      if (!made.typed || typeof made.value === 'symbol') return made;
      try {
        const text = String(made.value);
        return Object.assign(made, { value: text === '__proto__' ? PASSED_OVER : text });
      } catch {
        return refuse(made, valibotIssue('record', 'Invalid key')) as typeof made;
      }
    },
  } as v.GenericSchema<string, string | symbol>);
}
