import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import type { ProgramIr } from '../ir/program-ir.js';
import { keyedBy } from './keyed-by.js';
import { hiddenReferences } from './hidden-references.js';
import { lowerModel } from './lower-model.js';
import { nestedConditions } from './nested-conditions.js';

/** Says the loaded models as plain data, in the order of their names. */
export function lower(
  models: readonly LoadedModel[],
  report: (complaint: Complaint) => void,
): ProgramIr {
  const sorted = [...models].sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1));
  const program = { models: sorted.map((model) => lowerModel(model, report)) };
  keyedBy(program).forEach(report);
  hiddenReferences(program, report);
  nestedConditions(program.models).forEach(report);
  return program;
}
