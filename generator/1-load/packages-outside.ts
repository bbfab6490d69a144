import type { Plugin, ResolveResult } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { resolving } from './kept-files.js';

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
export const packagesOutside = (packages: Map<string, ImportedPackage>): Plugin => ({
  name: 'packages-outside',
  setup(setup) {
    const found = new Map<string, Promise<ResolveResult>>();
    setup.onResolve({ filter: /^[^./]|^\.[^./]|^\.\.[^/]/ }, async (args) => {
      const { path: name, kind, importer, resolveDir } = args;
      if (kind === 'entry-point' || args.pluginData === resolving) return undefined;
      const lookUp = (): Promise<ResolveResult> =>
        setup.resolve(name, { kind, importer, resolveDir, pluginData: resolving });
      const asked = JSON.stringify([name, kind, resolveDir]); // by every model of a folder
      const known = found.get(asked) ?? lookUp();
      found.set(asked, known);
      const result = await known;
      if (result.errors.length > 0) return lookUp(); // each importer is told
      const { path: module } = result;
      const isOutside = !result.external && /\.[cm]?js$/.test(module);
      const isFirst = isOutside && kind === 'import-statement';
      if (!packages.has(module) || isFirst)
        packages.set(module, { name, module, importer, isFirst });
      return isOutside ? { path: pathToFileURL(module).href, external: true } : result;
    });
  },
});
