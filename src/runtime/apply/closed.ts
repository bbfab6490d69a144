import { grantIn, mayWrite, type ModelGrants } from '../model-grants.js';
import { isRecord, ownValue } from '../plain-object.js';

/** Who sends what of a model, and by which grants. */
export interface Sending {
  readonly grants: ModelGrants;
  /** The roles that asked, a bit each. */
  readonly bits: number;
  /**
   * What was sent: some fields (`update`), all that the roles may update (`replace`), all that they
   * may create of a stored item (`item`), or of one that is new (`create`).
   */
  readonly sent: 'update' | 'replace' | 'item' | 'create';
}

/** Whether a stored field is not the roles' to take away: nor is a model with such a field in it. */
export function isClosed(key: string, base: Record<string, unknown>, sending: Sending): boolean {
  const { grants, bits, sent } = sending;
  const grant = grantIn(grants, key);
  if (!mayWrite(grant, 'update', bits)) return true;
  if (sent === 'item' && !mayWrite(grant, 'create', bits)) return true;
  const model = grant?.model?.();
  const value = ownValue(base, key);
  if (model === undefined || !isRecord(value)) return false;
  const within = { ...sending, grants: model };
  return Object.entries(value).some(
    ([inner, held]) => held !== undefined && isClosed(inner, value, within),
  );
}
