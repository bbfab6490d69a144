import type { Parsed } from '../types/parsed.js';
import type { DtoDefinition } from './dto.js';
import { NOT_WRITABLE, type Issue } from './issue.js';
import { remember } from './apply/origin.js';
import { isPlainObject } from './plain-object.js';
import type { ReferenceCheck } from './references/check-references.js';
import { isClean, issuesOf, notObject, refuse, type Report } from './report.js';

/** What `safeParse` returns: the parsed output, or the issues why the input was refused. */
export type SafeParseResult<Output> =
  | { readonly success: true; readonly output: Parsed<Output> }
  | { readonly success: false; readonly issues: readonly Issue[] };

/**
 * Reads an input with a Dto. What the options of `parse` ask for is left to `parse`, so that a
 * bundle that needs none of them, such as a form in a browser, doesn't carry it.
 *
 * @param asking The options that the check of references needs, if the Dto has one.
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
  if (definition.isRemembered || report.deletes) remember(output as object, definition);
  return { success: true, output: output as Parsed<Output> };
}

/**
 * Reads an input with the compiled parser. Without a declared role everything is refused, even
 * `{}`.
 */
function read(definition: DtoDefinition, input: unknown, report: Report): unknown {
  const { bits, shape } = definition;
  if (bits !== 0) return definition.read(input, report, bits, shape);
  if (isPlainObject(input)) refuse(report, 'not_writable', NOT_WRITABLE, undefined);
  else notObject(report);
  return undefined;
}
