import { DtoError } from '../dto-error.js';
import { MAX_ISSUES, UNKNOWN_KEY, type Issue } from '../issue.js';
import { grantIn, mayRead, type FieldGrant, type ModelGrants } from '../model-grants.js';
import type { ScalarKind, ViewDefinition } from './view.js';

/** The grant of a field that roles may read; of another one nothing, as of one that isn't declared. */
export function readableIn(
  grants: ModelGrants | undefined,
  key: string,
  bits: number,
): FieldGrant | undefined {
  const grant = grantIn(grants, key);
  return mayRead(grant, bits) ? grant : undefined;
}

/** What a field holds that roles may read, if it holds one value. */
export function readableScalar(
  { grants, scalars, bits }: ViewDefinition,
  key: string,
): ScalarKind | undefined {
  const kind = KINDS.find((one) => scalars[one]?.includes(key));
  return kind !== undefined && readableIn(grants, key, bits) ? kind : undefined;
}

const KINDS: readonly ScalarKind[] = ['string', 'number', 'integer', 'boolean', 'bigint', 'date'];

/** What is said of a key that may not be read and of one that doesn't exist: the same. */
export const unknownKey = (path: Issue['path']): Issue => ({
  code: 'unknown_key',
  path,
  message: UNKNOWN_KEY,
});

/** Throws if there is anything to say. */
export function refuseIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DtoError(issues.slice(0, MAX_ISSUES));
}
