import type { DtoDefinition } from '../dto.js';
import type { Issue } from '../issue.js';
import type { ParseOptions } from '../parse.js';
import { indexOf, pointerOf } from '../pointer.js';
import { likeness, reportOn, type RefusedIssue } from '../audit/refused-report.js';
import { toldOf, type PatchIssue } from './patch-issue.js';

/**
 * Makes the issues that the client is told for a refused patch, and reports the true ones to
 * `onRefused`.
 */
export function refusedPatch(
  issues: readonly PatchIssue[],
  definition: DtoDefinition,
  { onRefused, principal }: ParseOptions,
): readonly Issue[] {
  if (onRefused) {
    const known = issues.map((issue) => trueIssue(issue, definition));
    onRefused(reportOn(definition, { issues: known, outcome: 'rejected' }, principal));
  }
  return issues.map(toldOf);
}

function trueIssue(issue: PatchIssue, { grants }: DtoDefinition): RefusedIssue {
  const { path, target, truth = issue } = issue;
  const { code, message } = truth;
  const told = { code, path, message, pointer: pointerOf(path) };
  if (target === undefined) return told;
  const place = target.map((token) => indexOf(token) ?? token);
  return { ...told, target: pointerOf(target), ...likeness(code, place, grants) };
}
