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
  /** The files that the globs match, in the order they run. */
  readonly files: readonly string[];
  readonly imports: Imports;
  /** The exports of each file, including files that models share. A file that threw has none. */
  readonly exports: ReadonlyMap<string, Exports>;
  readonly packages: readonly ImportedPackage[];
  /** The paths that model files and their imports import. */
  readonly sought: readonly string[];
  /** Imports resolved in earlier reloads. When files come or go, the whole project is read anew. */
  readonly found: FoundImports;
}

/** All exports of the files, in the order of the files. */
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
