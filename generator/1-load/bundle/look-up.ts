import type { OnResolveArgs, PluginBuild, ResolveResult } from 'esbuild';

/** What imports were found to mean, by what asked. It holds until a file comes or goes. */
export type FoundImports = Map<string, Promise<ResolveResult>>;

/** Marks our own look-ups, which plugins must let pass. */
export const resolving: unique symbol = Symbol('resolving');

/** The file that esbuild finds for an import. It looks through folders each time that it is asked. */
export async function lookUp(
  setup: PluginBuild,
  { path: name, kind, importer, resolveDir }: OnResolveArgs,
  found: FoundImports,
): Promise<ResolveResult> {
  const ask = (): Promise<ResolveResult> =>
    setup.resolve(name, { kind, importer, resolveDir, pluginData: resolving });
  const asked = JSON.stringify([name, kind, resolveDir]); // each model of a folder asks it
  const known = found.get(asked) ?? ask();
  found.set(asked, known);
  const result = await known;
  if (result.errors.length === 0) return result;
  found.delete(asked);
  return ask(); // each importer is told
}
