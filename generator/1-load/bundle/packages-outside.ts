import type { Plugin } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { lookUp, resolving, type FoundImports } from './look-up.js';

/** What files import by a name instead of a path. */
export interface ImportedPackage {
  readonly name: string;
  /** The file that it is; of what Node brings with it, the name. */
  readonly module: string;
  /** The first file that imports it. */
  readonly importer: string;
  /** Whether it is imported before the files run; else they ask for it, or it is part of the bundle. */
  readonly isFirst: boolean;
}

/**
 * Leaves what a package manager installed to Node, by absolute address: the bundle lies elsewhere.
 *
 * @param packages Filled with what is imported by a name, by its module.
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
