import type { LoadedModel } from '../1-load/loaded.js';
import type { Config } from '../config.js';
import type { Complaint } from '../diagnostics/diagnostic.js';
import { duplicateNames } from './duplicate-names.js';
import { fileNames } from './file-names.js';
import { reservedNames } from './reserved-names.js';
import { resourcesOf } from './resources.js';
import { roleLimits } from './role-limits.js';

/** What is wrong with the program as a whole: its names, roles and resources. */
export function check(models: readonly LoadedModel[], config: Config): Complaint[] {
  return [
    ...duplicateNames(models),
    ...reservedNames(models),
    ...fileNames(models),
    ...roleLimits(models),
    ...resourcesOf(models, config),
  ];
}
