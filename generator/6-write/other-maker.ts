/** Another configuration that generates into the same folder. */
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { makerIn, sourceIn } from '../ir/mark.js';
import { shared } from './obstacles.js';
import { pathOf, type OutputFolder } from './output-folder.js';

/** The configuration that wrote the folder last, as `index.ts` names it, if it is another one. */
export function otherMaker(output: OutputFolder): string | undefined {
  const folder = pathOf(output);
  const maker = ['index.ts', 'index.js'].flatMap((name) => makerIn(textOf(folder, name)) ?? [])[0];
  if (maker === undefined) return undefined;
  const file = realPathOf(path.resolve(folder, maker));
  const own = realPathOf(path.join(output.root, output.configFile));
  return file === undefined || file === own ? undefined : maker;
}

/**
 * Complains about files that another configuration has generated from models which are still there,
 * and which this run would replace or remove.
 */
export function sharedWith(
  maker: string,
  names: readonly string[],
  output: OutputFolder,
): Diagnostic[] {
  const folder = pathOf(output);
  const file = path.resolve(folder, maker);
  const own = new Set(output.inputs.map((input) => realPathOf(path.join(output.root, input))));
  const others = names.filter((name) => {
    const source = sourceIn(textOf(folder, name));
    const model = source && realPathOf(path.join(path.dirname(file), source));
    return model !== undefined && !own.has(model);
  });
  const shownFile = path.relative(output.root, file).replaceAll(path.sep, '/');
  return others.length === 0 ? [] : [shared(output.shown, others, shownFile)];
}

/** A file's text; empty if it can't be read, which is another complaint. */
function textOf(folder: string, name: string): string {
  try {
    return readFileSync(path.join(folder, name), 'utf8');
  } catch {
    return ''; // to write it complains of that, too
  }
}

/** The path of a file without links; `undefined` if there is none. */
function realPathOf(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined; // it is gone
  }
}
