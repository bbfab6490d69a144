import type { Plugin } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { lookUp, resolving, type FoundImports } from './look-up.js';

/** A module that files import by a package's name rather than by a path. */
export interface ImportedPackage {
  readonly name: string;
  /** The path of its file; for Node's built-in modules, the name. */
  readonly module: string;
  /** The first file that imports it. */
  readonly importer: string;
  /** Whether it is imported before the files run. If not, it is imported on demand, or bundled. */
  readonly isFirst: boolean;
}

/**
 * Leaves installed packages to Node. They are imported by absolute URL, because the bundle is in
 * another folder.
 *
 * @param packages Filled with the modules that are imported by name.
 */
export const packagesOutside = (
  packages: Map<string, ImportedPackage>,
  found: FoundImports,
): Plugin => ({
  name: 'packages-outside',
  setup(setup) {
    setup.onResolve({ filter: /^[^./]|^\.[^./]|^\.\.[^/]/ }, async (args) => {
      const { path: name, kind, importer, pluginData } = args;
      if (kind === 'entry-point' || pluginData === resolving) return undefined;
      const result = await lookUp(setup, args, found);
      if (result.errors.length > 0) return result;
      const { path: module } = result;
      const isOutside = !result.external && /\.[cm]?js$/.test(module);
      const isFirst = isOutside && kind === 'import-statement';
      if (!packages.has(module) || isFirst)
        packages.set(module, { name, module, importer, isFirst });
      return isOutside ? { path: pathToFileURL(module).href, external: true } : result;
    });
  },
});
