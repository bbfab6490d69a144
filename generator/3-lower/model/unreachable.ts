import { calledAt } from '../../../src/model/problems/field-place.js';
import type { LoadedModel } from '../../1-load/loaded.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import { callsUser } from '../../ir/calls-user.js';
import { hasOpaqueType } from '../../ir/opaque-type.js';
import type { ConditionIr, PropertyIr } from '../../ir/program-ir.js';
import { defaultHoldsModel } from '../../ir/walk.js';
import { isOpen } from '../../ir/writers.js';

/** Complains if generated code would have to import a model that no file exports. */
export function unreachable(
  model: LoadedModel,
  properties: readonly PropertyIr[],
  conditions: readonly ConditionIr[],
): readonly Complaint[] {
  if (model.exportName !== undefined) return [];
  const called = conditions.flatMap(({ holds }) => (holds.kind === 'island' ? [holds.field] : []));
  const needing = properties.filter((one) => needsModel(one) || called.includes(one.key));
  return needing.map((property) => complaintOf(model, property));
}

/** Whether generated code has to import the model, to call its schemas or to name a type. */
function needsModel(property: PropertyIr): boolean {
  const { schema, writers, stored, readers } = property;
  if (stored && readers !== 0 && hasOpaqueType(schema)) return true;
  if (!isOpen(property)) return false;
  if (defaultHoldsModel(property)) return true;
  const narrowings = [...writers.create.some, ...writers.update.some].map((one) => one.schema);
  return [schema, ...narrowings].some((one) => callsUser(one) || hasOpaqueType(one));
}

function complaintOf({ definition, file }: LoadedModel, { key }: PropertyIr): Complaint {
  const place = { file, model: definition.name, field: key };
  return {
    code: 'island-unreachable',
    message: `${calledAt(place)} holds something that only your own schema can express, but no file in 'models' exports the model '${definition.name}'.`,
    help: `Export it (export const ${definition.name} = …) from a file that 'models' matches.`,
    place,
  };
}
