import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OutputFile } from '../4-emit/output-file.js';
import type { Config } from '../config.js';
import { diagnosticOf, type Diagnostic } from '../diagnostics/diagnostic.js';
import { isOurs } from '../ir/mark.js';

/** The part of prettier's API that we use. We load the project's own copy. */
interface Prettier {
  format(text: string, options: object): Promise<string>;
  resolveConfig(file: string): Promise<object | null>;
}

/**
 * Formats the files with the project's prettier if the configuration asks for it; otherwise returns
 * them.
 */
export async function format(
  files: readonly OutputFile[],
  config: Config,
  root: string,
): Promise<readonly OutputFile[] | Diagnostic> {
  if (config.prettier !== true) return files;
  try {
    const prettier = await projectPrettier(root);
    const done = await Promise.all(files.map((file) => formatFile(prettier, file, config, root)));
    const unmarked = done.find(({ text }) => !isOurs(text));
    return unmarked === undefined ? done : lostMark(unmarked);
  } catch (error) {
    return diagnosticOf({
      code: 'format-failed',
      message: `prettier could not format the output: ${error instanceof Error ? error.message : String(error)}`,
      help: 'Install prettier in the project, or remove `prettier: true` from the configuration.',
    });
  }
}

/** We would not know the file as ours again, and so never write it a second time. */
function lostMark({ name }: OutputFile): Diagnostic {
  return diagnosticOf({
    code: 'format-failed',
    message: `prettier removed from ${name} the comment that it is generated, or moved it far down.`,
    help: 'Leave out the plugin that does that, or remove `prettier: true` from the configuration.',
  });
}

async function projectPrettier(root: string): Promise<Prettier> {
  const require = createRequire(path.join(root, 'package.json'));
  const module: unknown = await import(pathToFileURL(require.resolve('prettier')).href);
  return ((module as { default?: unknown }).default ?? module) as Prettier;
}

async function formatFile(
  prettier: Prettier,
  file: OutputFile,
  config: Config,
  root: string,
): Promise<OutputFile> {
  const filepath = path.join(root, config.outDir, file.name);
  const options = await prettier.resolveConfig(filepath);
  return { ...file, text: await prettier.format(file.text, { ...options, filepath }) };
}
