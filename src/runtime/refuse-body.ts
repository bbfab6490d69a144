import { definitionOfDto } from './definition-of-dto.js';
import type { Dto } from './dto.js';
import type { Issue } from './issue.js';
import type { ParseOptions } from './parse.js';
import { refusedReportOf } from './audit/refused-report.js';

/** A body of which nobody can say what it means: the Dto was not asked. In HTTP, 400 rather than 422. */
export interface Unreadable {
  readonly success: false;
  readonly issues: readonly Issue[];
  readonly isUnreadable: true;
}

/** Refuses a body for how it is written, before its Dto is asked, and tells of it. */
export function refuseBody(
  dto: Dto<any, any>, // any: of whatever model
  issues: readonly Issue[],
  { onRefused, principal }: ParseOptions = {},
): Unreadable {
  const definition = definitionOfDto(dto);
  onRefused?.(refusedReportOf(definition, { issues, outcome: 'rejected' }, principal));
  return { success: false, issues, isUnreadable: true };
}
