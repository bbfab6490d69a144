import { listedValues } from '../listed-values.js';
import type { ActionIr, Data, SchemaIr, WrapperIr } from '../schema-ir.js';
import { transforms } from '../unchanged.js';
import { some } from '../walk.js';
import { mayBeInfinite } from './may-be-infinite.js';

/** Whether `JSON.stringify` writes `null` for a value: JSON has no `NaN` and no infinite numbers. */
export const isSentAsNull = (value: Data): boolean => value === null || isUnsayable(value);

/** Whether a schema may return a number that is sent as `null`. */
export function mayReturnUnsayable(schema: SchemaIr): boolean {
  return some(schema, (one) => {
    if (one.kind === 'wrapper') return mayFillInUnsayable(one);
    if (one.kind === 'pipe')
      return mayBeInfinite(one.actions) || one.actions.some(mayMakeUnsayable);
    return one.kind === 'island' || listedValues(one).some(isUnsayable);
  });
}

const mayFillInUnsayable = ({ default: filled }: WrapperIr): boolean =>
  filled !== undefined && (filled.kind === 'island' || isUnsayable(filled.value));

/** Whether the user's function may make such a number, or a step has one for a limit. */
const mayMakeUnsayable = (action: ActionIr): boolean =>
  transforms(action) &&
  (action.kind === 'island' || (action.kind === 'rule' && action.arguments.some(isUnsayable)));

const isUnsayable = (value: unknown): boolean =>
  typeof value === 'number' && !Number.isFinite(value);
