import { DtoError } from '../dto-error.js';
import { MAX_ISSUES, UNKNOWN_KEY, type Issue } from '../issue.js';
import { grantIn, mayRead, type FieldGrant, type ModelGrants } from '../model-grants.js';
import type { ScalarKind, ViewDefinition } from './view.js';

/**
 * The grant of a field that the roles may read; `undefined` both for a field that they may not read
 * and for one that is not declared.
 */
export function readableIn(
  grants: ModelGrants | undefined,
  key: string,
  bits: number,
): FieldGrant | undefined {
  const grant = grantIn(grants, key);
  return mayRead(grant, bits) ? grant : undefined;
}

/** The kind of value in a field, if the roles may read the field and it holds a single value. */
export function readableScalar(
  { grants, scalars, bits }: ViewDefinition,
  key: string,
): ScalarKind | undefined {
  const kind = KINDS.find((one) => scalars[one]?.includes(key));
  return readableIn(grants, key, bits) && kind;
}

const KINDS: readonly ScalarKind[] = ['string', 'number', 'integer', 'boolean', 'bigint', 'date'];

/** The issue for a key that may not be read. It is the same as for one that does not exist. */
export const unknownKey = (path: Issue['path']): Issue => ({
  code: 'unknown_key',
  path,
  message: UNKNOWN_KEY,
});

/** Throws a `DtoError` if there are issues. */
export function refuseIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DtoError(issues.slice(0, MAX_ISSUES));
}
