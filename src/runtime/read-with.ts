import type { Parsed } from '../types/parsed.js';
import type { DtoDefinition } from './dto.js';
import { NOT_WRITABLE, type Issue } from './issue.js';
import { remember } from './apply/origin.js';
import { isPlainObject } from './plain-object.js';
import type { ReferenceCheck } from './references/check-references.js';
import { isClean, issuesOf, notObject, refuse, type Report } from './report.js';

export type SafeParseResult<Output> =
  | { readonly success: true; readonly output: Parsed<Output> }
  | { readonly success: false; readonly issues: readonly Issue[] };

/**
 * What a Dto makes of an input, or why it refuses it. All that the options of `parse` ask for is left
 * to `parse`, so that a form in a browser, which asks for nothing, doesn't carry it.
 */
export function readWith<Output>(
  definition: DtoDefinition,
  input: unknown,
  report: Report,
  asking?: Parameters<ReferenceCheck>[3],
): SafeParseResult<Output> {
  let output = read(definition, input, report);
  if (isClean(report)) definition.check?.(output, definition, report);
  if (definition.checkReferences && isClean(report)) {
    output = definition.checkReferences(definition, output, report, asking);
  }
  if (!isClean(report)) return { success: false, issues: issuesOf(report) };
  if (definition.isRemembered || report.deletes) remember(output, definition);
  return { success: true, output: output as Parsed<Output> };
}

/** Whoever has no declared role may send nothing, not even nothing. */
function read(definition: DtoDefinition, input: unknown, report: Report): unknown {
  const { bits, shape } = definition;
  if (bits !== 0) return definition.read(input, report, bits, shape);
  if (isPlainObject(input)) refuse(report, 'not_writable', NOT_WRITABLE, undefined);
  else notObject(report);
  return undefined;
}
