import { definitionOfDto } from './definition-of-dto.js';
import type { Dto } from './dto.js';
import type { Issue } from './issue.js';
import type { ParseOptions } from './parse.js';
import { refusedReportOf } from './audit/refused-report.js';

/**
 * The result for a body that can't be read, or can be read in two ways, so that its Dto was not
 * asked. In HTTP, answer 400 rather than 422.
 */
export interface Unreadable {
  readonly success: false;
  readonly issues: readonly Issue[];
  readonly isUnreadable: true;
}

/**
 * Refuses a body because of how it is written, before its Dto is asked, and reports it to
 * `onRefused`.
 */
export function refuseBody(
  dto: Dto<unknown, unknown>,
  issues: readonly Issue[],
  { onRefused, principal }: ParseOptions = {},
): Unreadable {
  const definition = definitionOfDto(dto);
  onRefused?.(refusedReportOf(definition, { issues, outcome: 'rejected' }, principal));
  return { success: false, issues, isUnreadable: true };
}
