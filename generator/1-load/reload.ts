import { NativePartError } from '../diagnostics/native-part.js';
import { bundle, BundleError, inputsOf, type Bundle, type Imports } from './bundle/bundle.js';
import { loadedOf, type Loaded } from './load.js';
import type { Exports, Progress } from './loaded.js';
import { importModels } from './models/import-models.js';
import { areKnown } from './packages/known-packages.js';
import { globalSetters } from './packages/valibot-globals.js';
import { openBundle } from './run/open-bundle.js';
import { LoadError } from './run/user-code.js';
import type { RunProject } from './run-project.js';

/** Beyond this many files, a new worker is just as fast. */
const FEW = 100;

/**
 * Runs changed files again, and the files that import them. All others keep their exports.
 *
 * @returns The project as it is now; `undefined` if only a new worker can tell, because there is a
 *   mistake or a new file, or too much has changed.
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
    if ((await globalSetters(now.packages)).length > 0) return undefined; // this worker can't undo them
    return { ...loadedOf(now, [], progress), project: now };
  } catch (error) {
    if (error instanceof BundleError || error instanceof LoadError) return undefined;
    if (error instanceof NativePartError) return undefined; // esbuild's process has ended
    throw error;
  }
}

const isOfModels = (file: string, { imports, config }: RunProject): boolean =>
  imports.has(file) && !config.inputs.includes(file);

/** The changed files and all that import them, directly or not, in the order they run. */
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

/** Whether a bundle holds only the requested files, and imports only known packages. */
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
  // Forget files that nothing imports any more: no run would notice when they change.
  const used = new Set(inputsOf(files, imports));
  for (const file of imports.keys()) {
    if (used.has(file)) continue;
    imports.delete(file);
    exports.delete(file);
  }
  const sought = [...new Set([...project.sought, ...bundled.sought])];
  return { ...project, imports, exports, sought };
}
