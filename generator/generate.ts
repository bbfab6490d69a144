import path from 'node:path';
import type { GenerateOptions, GenerateResult } from './generation.js';
import { recall } from './last-run.js';

/**
 * Generates the code of a project: what `npx gen-dtos` does.
 *
 * @param options Which project to read, and whether only to check it.
 *
 * @returns What was read and written, and every diagnostic. If any is an error, nothing is written.
 *
 * @throws {Error} If a limit of the system is reached, such as that of open files, or for a bug of
 * gen-dtos. Mistakes in the project are diagnostics.
 *
 * @example
 * ```ts
 * import { generate } from 'gen-dtos/generator';
 *
 * const { ok, outputs } = await generate({ cwd: 'packages/api' });
 * ```
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  const { stack = '' } = new Error(); // after the first `await`, none shows the caller
  const { refusalOf } = await import('./wrong-options.js'); // the command has none to check
  return refusalOf(options, stack) ?? generateUntil(new AbortController().signal, options);
}

/** The same, unless the signal aborts: then it stops reading, cleans up, and writes nothing. */
export async function generateUntil(
  signal: AbortSignal,
  options: GenerateOptions,
): Promise<GenerateResult> {
  const { cwd = '.', config: file } = options;
  const request = { cwd: path.resolve(cwd), ...(file !== undefined && { config: file }) };
  const last = options.check ? undefined : await recall(request);
  if (last !== undefined) return last;
  const { generateAnew } = await import('./generate-anew.js'); // slower to load than all of the above
  return generateAnew(request, options, signal);
}
