import { createRequire } from 'node:module';
import { build } from 'esbuild';
import type { Project } from './project.js';

/** What a module of a project exports, as an application would run it. Not checked to be a `Module`. */
export async function bundled<Module>(project: Project, entry: string): Promise<Module> {
  project.write({ 'entry.ts': entry });
  const outfile = project.path('bundle.mjs');
  await build({
    entryPoints: [project.path('entry.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  // Not `import()`, which vitest would take for one of the sources under test.
  return createRequire(import.meta.url)(outfile) as Module;
}
