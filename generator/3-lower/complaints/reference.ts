import { calledAt } from '../../../src/model/problems/field-place.js';
import type { Problem } from '../../../src/model/problems/problem.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import type { FieldInFile, LoweringContext } from '../lowering-context.js';

/** Reports mistakes in a reference's target that show only once its function has been called. */
export function reportReference(
  problems: readonly Problem[],
  { place, report }: LoweringContext,
): void {
  for (const { code, message, help, literal } of problems) {
    report({ code, message, help, place: { ...place, ...(literal !== undefined && { literal }) } });
  }
}

export function reportHiddenReference({ place, report }: LoweringContext): void {
  report(hiddenReference(place, 'a reference'));
}

/** A complaint about a reference in a place where nobody checks the ids that were sent. */
export function hiddenReference(place: FieldInFile, what: string): Complaint {
  return {
    code: 'reference-hidden',
    message: `${calledAt(place)} holds ${what} in a place where nobody checks the ids that are sent.`,
    help: 'Give the reference its own field: reference(Team), v.array(reference(Team)), or a model or list of models with such a field. Each may be optional or nullable, but must not be transformed.',
    place,
  };
}
