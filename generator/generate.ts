import path from 'node:path';
import type { GenerateOptions, GenerateResult } from './generation.js';
import { recall } from './last-run.js';

/**
 * Generates the code of a project: what `npx gen-dtos` does.
 *
 * @param options Which project, and whether to check only.
 *
 * @returns What was read and written, and every complaint. Nothing is written if one is an error.
 *
 * @example
 * ```ts
 * import { generate } from 'gen-dtos/generator';
 *
 * const { ok, outputs } = await generate({ cwd: 'packages/api' });
 * ```
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  const { cwd = '.', config: file } = options;
  const request = { cwd: path.resolve(cwd), ...(file !== undefined && { config: file }) };
  const last = options.check ? undefined : await recall(request);
  if (last !== undefined) return last;
  const { generateAnew } = await import('./generate-anew.js'); // longer to load than all the above takes
  return generateAnew(request, options);
}
