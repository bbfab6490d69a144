import type { ProjectRequest } from './1-load/loaded.js';
import type { GenerateOptions, GenerateResult } from './generation.js';
import { remember } from './last-run.js';
import { readIsolated, TIME_LIMIT } from './worker/isolate.js';

/** The phases in their order: load → check → lower → emit → format → write. */
export async function generateAnew(
  request: ProjectRequest,
  { check = false, onOutput = () => undefined, timeLimit = TIME_LIMIT }: GenerateOptions,
  signal: AbortSignal,
): Promise<GenerateResult> {
  const started = Date.now();
  let isSilent = true;
  const hear = (text: string): void => {
    isSilent = false;
    onOutput(text);
  };

  // The printers take as long to load as the worker takes to start, so do both at once.
  const [read, { generateFrom }] = await Promise.all([
    readIsolated(request, { onOutput: hear, timeLimit, signal }), // load → check → lower
    import('./generate-from.js'),
  ]);
  const result = await generateFrom(read, { check }); // emit → format → write

  const { config, packages, sought } = read;
  if (result.ok && isSilent && !check && config !== undefined)
    await remember({ request, started, config, packages, sought, result });
  return result;
}
