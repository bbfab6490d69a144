import type { Plugin } from 'esbuild';
import type { Exports } from '../loaded.js';
import { lookUp, resolving, type FoundImports } from './look-up.js';

/** The exports of files that have already run. */
export type KeptFiles = ReadonlyMap<string, Exports>;

const running = new Map<string, Exports>();

/** Bundles call this for the exports of a file that has already run. */
export function exportsOf(file: string): Exports {
  return running.get(file) ?? {};
}

export const KEPT = 'gen-dtos-kept';

/** Keeps files that have run out of a bundle, so that all importers share the same exports. */
export function keptFiles(kept: KeptFiles, found: FoundImports): Plugin {
  return {
    name: 'kept-files',
    setup(setup) {
      if (kept.size === 0) return; // a hook on every import costs time
      setup.onResolve({ filter: /.*/ }, async (args) => {
        if (args.path === import.meta.url) return { path: args.path, external: true };
        if (args.pluginData === resolving || args.kind !== 'import-statement') return undefined;
        const { path: file, errors } = await lookUp(setup, args, found);
        return errors.length === 0 && kept.has(file) ? { path: file, namespace: KEPT } : undefined;
      });
      setup.onLoad({ filter: /.*/, namespace: KEPT }, ({ path: file }) => {
        const exports = kept.get(file) ?? {};
        running.set(file, exports);
        return { contents: moduleOf(file, exports), loader: 'js' };
      });
    },
  };
}

/** A module that re-exports a file's exports. Export names may be any text. */
function moduleOf(file: string, exports: Exports): string {
  const names = Object.keys(exports).map((name) => JSON.stringify(name));
  const members = names.map((name, index) => `${name}: kept${index}`);
  const exported = names.map((name, index) => `kept${index} as ${name}`);
  return `import { exportsOf } from ${JSON.stringify(import.meta.url)};
const { ${members.join(', ')} } = exportsOf(${JSON.stringify(file)});
export { ${exported.join(', ')} };`;
}
