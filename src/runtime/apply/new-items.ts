import type { DtoDefinition } from '../dto.js';
import type { ModelGrants } from '../model-grants.js';
import { isClean, reportOf, type Report } from '../report.js';
import { merge } from './merge.js';

/** A new record holds no items yet: those of its lists with `keyedBy` can name none. */
export function newItems(
  output: unknown,
  { grants, bits }: Pick<DtoDefinition, 'grants' | 'bits'>,
  report: Report,
): void {
  merge(undefined, output, { grants, bits, sent: 'create', report });
}

/** Whether that is so of an input that is right otherwise. */
export function namesNoItem(input: unknown, grants: ModelGrants): boolean {
  const report = reportOf(false);
  newItems(input, { grants, bits: 0 }, report);
  return isClean(report);
}
