import { inputsOf, type Imports } from './bundle/bundle.js';
import type { FoundImports } from './bundle/look-up.js';
import type { ImportedPackage } from './bundle/packages-outside.js';
import type { ConfigFile } from './config/read-config.js';
import type { Exports } from './loaded.js';
import type { ExportedModel } from './models/collect-models.js';
import { shownPath } from './source/shown-path.js';

/** A project whose files have run. */
export interface RunProject {
  readonly root: string;
  readonly config: ConfigFile;
  /** Those that the globs name, in the order in which they run. */
  readonly files: readonly string[];
  readonly imports: Imports;
  /** What each file exports, those that they share too; nothing if it threw. */
  readonly exports: ReadonlyMap<string, Exports>;
  readonly packages: readonly ImportedPackage[];
  /** What files that were run anew have imported. Whoever keeps a project hears of files that come or go. */
  readonly found: FoundImports;
}

/** All that the files export, in their order. */
export function exportsIn({ files, imports, exports }: RunProject): ExportedModel[] {
  return files.flatMap((file) => {
    const inputs = (): string[] => inputsOf([file], imports);
    return Object.entries(exports.get(file) ?? {}).map(([exportName, value]) => ({
      file,
      inputs,
      exportName,
      value,
    }));
  });
}

/** Every file that was read, relative to the root. */
export function inputsIn({ root, config, files, imports }: RunProject): string[] {
  const read = new Set([...config.inputs, ...inputsOf(files, imports)]);
  return [...read].map((input) => shownPath(input, root)).sort();
}
