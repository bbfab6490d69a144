import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Location } from '../diagnostics/diagnostic.js';
import { relative } from './locate.js';

/** What a file of the user's threw while it was loaded. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly location: Location | undefined;

  constructor(message: string, location: Location | undefined) {
    super(message);
    this.location = location;
  }
}

/**
 * Imports a bundled module.
 *
 * @throws {LoadError} With what it threw and, as far as its stack tells, where.
 */
export async function importFile(module: string, cwd: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(module).href)) as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof Error)) throw new LoadError(String(error), undefined);
    throw new LoadError(`${error.name}: ${error.message}`, locationInStack(error.stack ?? '', cwd));
  }
}

/** The first frame of a stack that is in the user's own files. */
export function locationInStack(stack: string, cwd: string): Location | undefined {
  for (const frame of stack.split('\n')) {
    const [, address, line, column] =
      /^\s+at .*?\(?((?:file:\/)?\/[^()]+):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    if (address === undefined) continue;
    const file = relative(address.startsWith('file:') ? fileURLToPath(address) : address, cwd);
    if (file.startsWith('..') || file.includes('node_modules/')) continue;
    const lineText = linesOf(`${cwd}/${file}`)[Number(line) - 1];
    if (lineText === undefined) continue;
    return { file, line: Number(line), column: Number(column), length: 1, lineText };
  }
  return undefined;
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return []; // a frame of code that has no file
  }
}
