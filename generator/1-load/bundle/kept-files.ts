import type { ImportKind, Plugin } from 'esbuild';
import type { Exports } from '../loaded.js';
import { lookUp, resolving, type FoundImports } from './look-up.js';

/** What files export that have run. */
export type KeptFiles = ReadonlyMap<string, Exports>;

const running = new Map<string, Exports>();

/** Called by bundles: what a file exports that has run. */
export function exportsOf(file: string): Exports {
  return running.get(file) ?? {};
}

export const KEPT = 'gen-dtos-kept';

/** Leaves files outside a bundle that have run: each is one object for all who import it. */
export function keptFiles(kept: KeptFiles, found: FoundImports): Plugin {
  return {
    name: 'kept-files',
    setup(setup) {
      if (kept.size === 0) return; // asking for each import takes time
      setup.onResolve({ filter: /.*/ }, async (args) => {
        if (args.path === import.meta.url) return { path: args.path, external: true };
        if (args.pluginData === resolving || !IMPORTS.has(args.kind)) return undefined;
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

const IMPORTS: ReadonlySet<ImportKind> = new Set<ImportKind>(['import-statement']);

/** A module that exports what a file does: its names may be any text. */
function moduleOf(file: string, exports: Exports): string {
  const names = Object.keys(exports).map((name) => JSON.stringify(name));
  const members = names.map((name, index) => `${name}: kept${index}`);
  const exported = names.map((name, index) => `kept${index} as ${name}`);
  return `import { exportsOf } from ${JSON.stringify(import.meta.url)};
const { ${members.join(', ')} } = exportsOf(${JSON.stringify(file)});
export { ${exported.join(', ')} };`;
}
