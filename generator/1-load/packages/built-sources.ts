import { existsSync } from 'node:fs';
import path from 'node:path';
import { diagnosticOf, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { isInstalled } from '../bundle/is-installed.js';
import type { ImportedPackage } from '../bundle/packages-outside.js';
import { locateModule } from '../source/locate.js';
import { shownPath } from '../source/shown-path.js';

/**
 * Complains about aliases that lead to a build of the project's own source. Its roles are those of
 * the last build, so what was closed since then would be generated as open.
 */
export function builtSources(packages: readonly ImportedPackage[], root: string): Diagnostic[] {
  return packages.flatMap(({ name, module, importer }) => {
    const source = isInstalled(name, importer) ? undefined : sourceOf(module, root);
    if (source === undefined) return [];
    const [build, written] = [shownPath(module, root), shownPath(source, root)];
    const complaint = {
      code: 'import-built' as const,
      message: `'${name}' leads to '${build}', a build of '${written}' that may be old.`,
      help: `Lead it to the source, in tsconfig.json: "paths": { "${name}": ["./${written}"] }.`,
    };
    return diagnosticOf(complaint, locateModule(name, importer, root));
  });
}

/** The TypeScript file that a JavaScript file of the project was made of. */
function sourceOf(module: string, root: string): string | undefined {
  if (!/\.[cm]?js$/.test(module)) return undefined;
  const parts = path.relative(root, module).replace(/js$/, 'ts').split(path.sep);
  const places = parts.flatMap((_, at) => [sourceAt(parts, at, 1), sourceAt(parts, at, 2)].flat());
  return places.map((place) => path.join(root, place)).find((file) => existsSync(file));
}

/** For `dist/esm/a.ts`, without two folders from the first on: `src/a.ts` and `a.ts`. */
function sourceAt(parts: readonly string[], at: number, folders: number): string[] {
  if (at + folders >= parts.length) return [];
  return [['src'], []].map((instead) => path.join(...parts.toSpliced(at, folders, ...instead)));
}
