import type { LoadedModel } from '../1-load/loaded.js';
import type { Config } from '../config.js';
import type { Complaint, Diagnostic } from '../diagnostics/diagnostic.js';
import { duplicateNames } from './duplicate-names.js';
import { reservedNames } from './reserved-names.js';
import { unimportableFiles } from './unimportable-files.js';
import { wrongResources } from './wrong-resources.js';
import { wrongRoles } from './wrong-roles.js';

/**
 * Finds what is wrong with the program as a whole: its names, roles and resources.
 *
 * @param found What is wrong with single files. If that may hide a model, complaints that the
 *   hidden model might settle are left out.
 */
export function check(
  models: readonly LoadedModel[],
  config: Config,
  found: readonly Diagnostic[],
): Complaint[] {
  const complaints: readonly Complaint[] = [
    ...duplicateNames(models),
    ...reservedNames(models),
    ...unimportableFiles(models),
    ...wrongRoles(models),
    ...wrongResources(models, config),
  ];
  const isWhole = !found.some(({ code }) => HIDING.has(code));
  return complaints.filter(({ code }) => isWhole || !MENDABLE.has(code));
}

/** Complaints that a missing model might settle: it may use the role, or be the resource. */
const MENDABLE: ReadonlySet<Complaint['code']> = new Set(['role-unused', 'resource-unknown']);

/** Diagnostics that mean a declared model may be missing among those that were read. */
const HIDING: ReadonlySet<Diagnostic['code']> = new Set([
  'model-threw',
  'model-altered',
  'model-name',
  'models-missing',
]);
