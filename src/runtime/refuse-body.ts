import type { Dto } from './dto.js';
import type { Issue } from './issue.js';
import type { ParseOptions } from './parse.js';
import type { SafeParseResult } from './read-with.js';
import { refusedReportOf } from './refused-report.js';

/** Refuses a body for how it is written, before its Dto is asked, and tells of it. */
export function refuseBody(
  dto: Dto<any, any>, // any: of whatever model
  issues: readonly Issue[],
  { onRefused, principal }: ParseOptions = {},
): Extract<SafeParseResult<never>, { readonly success: false }> {
  onRefused?.(refusedReportOf(dto['~dto'], { issues, outcome: 'rejected' }, principal));
  return { success: false, issues };
}
