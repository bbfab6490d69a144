import type { DtoDefinition } from '../dto.js';
import type { ModelGrants } from '../model-grants.js';
import { isClean, reportOf, type Report } from '../report.js';
import { merge } from './merge.js';

/**
 * Refuses items that name a stored one. In a new record there is none, so in its lists with
 * `keyedBy` no item may have a key.
 */
export function newItems(
  output: unknown,
  { grants, bits }: Pick<DtoDefinition, 'grants' | 'bits'>,
  report: Report,
): void {
  merge(undefined, output, { grants, bits, sent: 'create', report });
}

/** Whether no item of an otherwise valid input names a stored one. */
export function namesNoItem(input: unknown, grants: ModelGrants): boolean {
  const report = reportOf(false);
  newItems(input, { grants, bits: 0 }, report);
  return isClean(report);
}
