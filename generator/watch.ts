import path from 'node:path';
import { configFile, modelFiles } from './1-load/find-files.js';
import { rootOf } from './1-load/loaded.js';
import { keepTexts } from './4-emit/keep-texts.js';
import { Changes } from './changes.js';
import type { Config } from './config.js';
import { generateAnew } from './generate-anew.js';
import type { GenerateOptions, GenerateResult } from './generation.js';

/** Told of each run. */
export interface Watching {
  readonly onStart: () => void;
  readonly onResult: (result: GenerateResult) => void;
}

/**
 * Generates, and does so again whenever the configuration, a model or what they import changes.
 * Every run has a worker of its own, so that no module is stale, and none can end the others.
 */
export async function watch(
  options: GenerateOptions,
  signal: AbortSignal,
  { onStart, onResult }: Watching,
): Promise<void> {
  const { cwd = '.', config: file } = options;
  const request = { cwd: path.resolve(cwd), ...(file !== undefined && { config: file }) };
  const root = rootOf(request);
  let config: Config | undefined;
  const repeated = { print: keepTexts(), signal, onConfig: (read: Config) => (config = read) };

  const changes = await Changes.in(root, signal);
  while (!signal.aborted) {
    onStart();
    const result = await generateAnew(request, options, repeated);
    if (signal.aborted) break;
    onResult(result);
    const inputs = new Set(result.inputs.map((input) => path.resolve(root, input)));
    changes.follow(inputs);
    await changes.untilSome(async (files) => {
      if (files.some((changed) => inputs.has(changed))) return true;
      const code = files.filter(isCode);
      if (code.length === 0 || !result.ok) return code.length > 0; // whatever mends it
      const found = config === undefined ? [] : await modelFiles(config, root);
      return [...found, configFile(request, root)].some(
        (one) => one !== undefined && code.includes(path.normalize(one)),
      );
    });
  }
  await changes.close();
}

const isCode = (file: string): boolean => /\.(?:[cm]?[jt]sx?|json)$/.test(file);
