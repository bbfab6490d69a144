import { bundle, BundleError, inputsOf, type Bundle, type Imports } from './bundle/bundle.js';
import { loadedOf, type Loaded } from './load.js';
import type { Exports, Progress } from './loaded.js';
import { importModels } from './models/import-models.js';
import { areKnown } from './packages/known-packages.js';
import { globalSetters } from './packages/valibot-globals.js';
import { openBundle } from './run/open-bundle.js';
import { LoadError } from './run/user-code.js';
import type { RunProject } from './run-project.js';

/** More than so many files are run by a new worker as soon. */
const FEW = 100;

/**
 * Runs files that have changed anew, and those that import them; all others stay as they have run.
 *
 * @returns The project as it is now; nothing if it takes a new worker to tell, because there is a
 *   mistake, or a file that was not there, or because too much has changed.
 */
export async function reload(
  project: RunProject,
  changed: readonly string[],
  temporary: string,
  progress: Progress,
): Promise<(Loaded & { readonly project: RunProject }) | undefined> {
  const again = outdatedBy(changed, project);
  if (again.length > FEW || !areKnown(project.packages)) return undefined;
  if (!changed.every((file) => isOfModels(file, project))) return undefined;
  try {
    const kept = new Map(project.exports);
    for (const file of again) kept.delete(file);
    const { root: cwd, found } = project;
    const bundled = await bundle(again, { cwd, into: temporary, kept, found });
    if (!isLike(bundled, again)) return undefined;
    const now = await runAgain(bundled, project, kept, progress);
    if (now === undefined) return undefined;
    if ((await globalSetters(now.packages)).length > 0) return undefined; // set for as long as this worker lives
    return { ...loadedOf(now, []), project: now };
  } catch (error) {
    if (error instanceof BundleError || error instanceof LoadError) return undefined;
    throw error;
  }
}

const isOfModels = (file: string, { imports, config }: RunProject): boolean =>
  imports.has(file) && !config.inputs.includes(file);

/** The files that changed, and all whose code may hold what those exported: in the order they run. */
function outdatedBy(changed: readonly string[], { files, imports }: RunProject): string[] {
  const outdated = new Set(changed);
  const importers = importersIn(imports);
  for (const file of outdated) importers.get(file)?.forEach((importer) => outdated.add(importer));
  const models = files.filter((file) => outdated.delete(file));
  return [...models, ...outdated];
}

function importersIn(imports: Imports): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [importer, imported] of imports) {
    for (const file of imported) {
      const known = importers.get(file);
      if (known) known.push(importer);
      else importers.set(file, [importer]);
    }
  }
  return importers;
}

/** Whether a bundle holds the files that it was asked for alone, and nothing that is not known. */
function isLike({ imports, isPlain, packages }: Bundle, files: readonly string[]): boolean {
  return isPlain && imports.size === files.length && areKnown(packages);
}

async function runAgain(
  bundled: Bundle,
  project: RunProject,
  kept: ReadonlyMap<string, Exports>,
  progress: Progress,
): Promise<RunProject | undefined> {
  const { root, files } = project;
  const exports = new Map(kept);
  for (const file of await openBundle(bundled, root, () => undefined)) {
    const problems = await importModels(file, { root, progress, exports });
    if (problems.length > 0) return undefined;
  }
  const imports = new Map([...project.imports, ...bundled.imports]);
  // What nobody imports any more would be missed when it changes.
  const used = new Set(inputsOf(files, imports));
  for (const file of imports.keys()) {
    if (used.has(file)) continue;
    imports.delete(file);
    exports.delete(file);
  }
  return { ...project, imports, exports };
}
