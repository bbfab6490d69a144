import { createRequire } from 'node:module';
import { build } from 'esbuild';
import type { Project } from './project.js';

/**
 * The exports of a project's module, bundled as an application would. Not checked to be a `Module`.
 */
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
  // `require`, because vitest would transform an `import()` like the sources under test.
  return createRequire(import.meta.url)(outfile) as Module;
}
