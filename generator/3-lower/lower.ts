import type { ModelDefinition } from '../../src/model/model.js';
import type { LoadedModel, Progress } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import { NAMING, type Naming } from './live/often-used.js';
import { lowerModel } from './model/lower-model.js';
import { closedVariants } from './program/closed-variants.js';
import { emptyIntersections } from './program/empty-intersections.js';
import { hiddenReferences } from './program/hidden-references.js';
import { withMerged } from './program/merged-models.js';
import { nestedConditions } from './program/nested-conditions.js';
import { wrongKeys } from './program/wrong-keys.js';

export interface LoweringOptions {
  readonly kept?: KeptModels;
  readonly naming?: Naming;
  readonly progress?: Progress;
}

/** Turns the loaded models into plain data, sorted by name. */
export function lower(
  models: readonly LoadedModel[],
  report: (complaint: Complaint) => void,
  { kept = new WeakMap(), naming = NAMING, progress = () => undefined }: LoweringOptions = {},
): ProgramIr {
  const sorted = [...models].sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1));
  const lowered = sorted.map((model) => lowerOnce(model, report, { kept, naming, progress }));
  progress(undefined);
  const program = { models: withMerged(lowered) };
  const complaints = [
    ...wrongKeys(program),
    ...hiddenReferences(program),
    ...nestedConditions(program.models),
    ...closedVariants(program),
    ...emptyIntersections(program),
  ];
  complaints.forEach(report);
  return program;
}

/**
 * Models that were lowered earlier. A model that has changed is a new object, so it is not found.
 */
export type KeptModels = WeakMap<ModelDefinition, LoweredModel>;

interface LoweredModel {
  readonly loaded: LoadedModel;
  readonly model: ModelIr;
  readonly complaints: readonly Complaint[];
}

function lowerOnce(
  loaded: LoadedModel,
  report: (complaint: Complaint) => void,
  { kept, naming, progress }: Required<LoweringOptions>,
): ModelIr {
  const known = kept.get(loaded.definition);
  const isKnown = known !== undefined && isSame(known.loaded, loaded);
  const { file, exportName, definition } = loaded;
  if (!isKnown) progress({ file, of: 'models', reading: exportName ?? definition.name });
  const { model, complaints } = isKnown ? known : lowered(loaded, naming);
  kept.set(loaded.definition, { loaded, model, complaints });
  complaints.forEach(report);
  return model;
}

function lowered(loaded: LoadedModel, naming: Naming): Omit<LoweredModel, 'loaded'> {
  const complaints: Complaint[] = [];
  const model = lowerModel(loaded, (complaint) => complaints.push(complaint), naming);
  return { model, complaints };
}

const isSame = (one: LoadedModel, other: LoadedModel): boolean =>
  one.schema === other.schema && one.file === other.file && one.exportName === other.exportName;
