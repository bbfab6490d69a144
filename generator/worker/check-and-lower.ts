import path from 'node:path';
import type { Loaded } from '../1-load/load.js';
import type { Progress } from '../1-load/loaded.js';
import { putBack } from '../1-load/run/builtins.js';
import { check } from '../2-check/check.js';
import { lower, type KeptModels } from '../3-lower/lower.js';
import { islandsElsewhere } from '../3-lower/program/islands-elsewhere.js';
import { hasErrors, type Complaint } from '../diagnostics/diagnostic.js';
import { told } from '../diagnostics/silence.js';
import { located, type KeptPlaces } from './located.js';
import type { ReadProgram } from './read-program.js';

/** What is kept of the models for the next reading. */
export interface KeptOfModels {
  readonly models: KeptModels;
  readonly places: KeptPlaces;
}

/** The phases after loading: check → lower. */
export function checkAndLower(
  { root, inputs, packages, sought, config, configFile, models, diagnostics: found }: Loaded,
  kept: KeptOfModels,
  progress: Progress,
): ReadProgram {
  putBack(); // a file may have left something running
  const read = { root, inputs, packages, sought, ...(configFile !== undefined && { configFile }) };
  if (config === undefined) return { ...read, diagnostics: found };
  const complaints = check(models, config, found);
  const sound = models.filter((model) => !model.definition.faulty);
  const program = lower(sound, (complaint) => complaints.push(complaint), {
    kept: kept.models,
    progress,
  });
  complaints.push(...islandsElsewhere(complaints, root, config.outDir));
  const files = inputs.map((input) => path.join(root, input));
  const diagnostics = [
    ...found,
    ...distinct(told(complaints, config)).map((one) => located(one, files, root, kept.places)),
  ];
  return { ...read, config, diagnostics, ...(!hasErrors(diagnostics) && { program }) };
}

/** A field may be lowered once per grant, but should complain once. */
function distinct(complaints: readonly Complaint[]): Complaint[] {
  return [...new Map(complaints.map((one) => [`${one.code}\n${one.message}`, one])).values()];
}
