import { listedValues } from '../listed-values.js';
import type { Data, SchemaIr } from '../schema-ir.js';
import { some } from '../walk.js';

/** Whether `JSON.stringify` writes `null` for a value: JSON has no `NaN` and no infinite numbers. */
export const isSentAsNull = (value: Data): boolean =>
  value === null || (typeof value === 'number' && !Number.isFinite(value));

/** Whether a schema may return a number that is sent as `null`, apart from those that it computes. */
export function mayReturnUnsayable(schema: SchemaIr): boolean {
  return some(schema, (one) => {
    if (one.kind === 'wrapper')
      return one.default?.kind === 'value' && isUnsayable(one.default.value);
    return one.kind === 'island' || listedValues(one).some(isUnsayable);
  });
}

const isUnsayable = (value: Data): boolean => value !== null && isSentAsNull(value);
