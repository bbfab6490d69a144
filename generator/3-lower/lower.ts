import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import type { ProgramIr } from '../ir/program-ir.js';
import { lowerModel } from './lower-model.js';
import { nestedConditions } from './nested-conditions.js';

/** Says the loaded models as plain data, in the order of their names. */
export function lower(
  models: readonly LoadedModel[],
  report: (complaint: Complaint) => void,
): ProgramIr {
  const sorted = [...models].sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1));
  const lowered = sorted.map((model) => lowerModel(model, report));
  nestedConditions(lowered).forEach(report);
  return { models: lowered };
}
