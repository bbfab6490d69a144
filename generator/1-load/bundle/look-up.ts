import type { OnResolveArgs, PluginBuild, ResolveResult } from 'esbuild';

/** Resolved imports, by the question asked. They hold until a file comes or goes. */
export type FoundImports = Map<string, Promise<ResolveResult>>;

/** Marks our own look-ups, so that our plugins ignore them. */
export const resolving: unique symbol = Symbol('resolving');

/** The file that esbuild finds for an import. The result is kept: each search reads folders. */
export async function lookUp(
  setup: PluginBuild,
  { path: name, kind, importer, resolveDir }: OnResolveArgs,
  found: FoundImports,
): Promise<ResolveResult> {
  const ask = (): Promise<ResolveResult> =>
    setup.resolve(name, { kind, importer, resolveDir, pluginData: resolving });
  const asked = JSON.stringify([name, kind, resolveDir]); // the same for all models in a folder
  const known = found.get(asked) ?? ask();
  found.set(asked, known);
  const result = await known;
  if (result.errors.length === 0) return result;
  found.delete(asked);
  return ask(); // again, so that esbuild reports the error for each importer
}
