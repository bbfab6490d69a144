import { build } from 'esbuild';
import { pathToFileURL } from 'node:url';
import type { Project } from '../project.js';

/** What a module of a project exports, imported as an application would: bundled. */
export async function importBundled<Exports>(project: Project, entry: string): Promise<Exports> {
  const outfile = project.path(`${entry.replaceAll(/\W/g, '')}.mjs`);
  await build({
    entryPoints: [project.path(entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  return (await import(pathToFileURL(outfile).href)) as Exports;
}
