import { grantIn, mayRemove, mayWrite, type ModelGrants } from '../model-grants.js';
import { isRecord, ownValue } from '../plain-object.js';

/** What was sent for a model, by which roles, and by which grants it is judged. */
export interface Sending {
  readonly grants: ModelGrants;
  /** The roles of the caller, one bit each. */
  readonly bits: number;
  /**
   * Which fields were sent: some of them (`update`); all that the roles may update (`replace`); all
   * that they may create, of an item that is stored (`item`) or new (`create`).
   */
  readonly sent: 'update' | 'replace' | 'item' | 'create';
}

/**
 * Whether the roles may not remove a stored field: they may not write all of its values, or it is a
 * model that holds such a field.
 */
export function isClosed(key: string, base: Record<string, unknown>, sending: Sending): boolean {
  const { grants, bits, sent } = sending;
  const grant = grantIn(grants, key);
  if (!mayRemove(grant, bits)) return true;
  if (sent === 'item' && !mayWrite(grant, 'create', bits)) return true;
  const model = grant?.model?.();
  const value = ownValue(base, key);
  if (model === undefined || !isRecord(value)) return false;
  const within = { ...sending, grants: model };
  return Object.entries(value).some(
    ([inner, held]) => held !== undefined && isClosed(inner, value, within),
  );
}
