import type { LoadedModel } from '../1-load/loaded.js';
import type { Config } from '../config.js';
import type { Complaint, Diagnostic } from '../diagnostics/diagnostic.js';
import { duplicateNames } from './duplicate-names.js';
import { reservedNames } from './reserved-names.js';
import { unimportableFiles } from './unimportable-files.js';
import { wrongResources } from './wrong-resources.js';
import { wrongRoles } from './wrong-roles.js';

/**
 * What is wrong with the program as a whole: its names, roles and resources.
 *
 * @param found What is wrong with its files. If that may hide a model, none is said to be missing.
 */
export function check(
  models: readonly LoadedModel[],
  config: Config,
  found: readonly Diagnostic[],
): Complaint[] {
  const isWhole = !found.some(({ code }) => HIDING.has(code));
  return [
    ...duplicateNames(models),
    ...reservedNames(models),
    ...unimportableFiles(models),
    ...wrongRoles(models, isWhole),
    ...wrongResources(models, config, isWhole),
  ];
}

/** By these, a model that is declared may be missing among those that were read. */
const HIDING: ReadonlySet<Diagnostic['code']> = new Set([
  'model-threw',
  'model-altered',
  'model-name',
  'models-missing',
]);
