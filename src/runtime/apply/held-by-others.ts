import { MAX_DEPTH } from '../max-depth.js';
import { grantIn, mayWrite, type ModelGrants } from '../model-grants.js';
import { isRecord } from '../plain-object.js';

/** Whether a stored model has a value that is not the roles' to write: without the model, it is gone. */
export function isHeldByOthers(
  stored: unknown,
  grants: ModelGrants,
  bits: number,
  depth = 0,
): boolean {
  if (!isRecord(stored)) return false;
  if (depth > MAX_DEPTH) return true;
  return Object.entries(stored).some(([key, value]) => {
    if (value === undefined) return false;
    const grant = grantIn(grants, key);
    if (!mayWrite(grant, 'update', bits)) return true;
    const model = grant?.model?.();
    return model !== undefined && isHeldByOthers(value, model, bits, depth + 1);
  });
}
