import { readdirSync } from 'node:fs';
import path from 'node:path';
import { suggest } from '../../../src/model/problems/suggest.js';

/** The existing file or package whose name is nearest to one that can't be found. */
export function nearestFile(imported: string, importer: string): string | undefined {
  if (!imported.startsWith('.')) return suggest(imported, ['valibot', 'gen-dtos']);
  const folder = imported.slice(0, imported.lastIndexOf('/') + 1);
  const files = namesIn(path.join(path.dirname(importer), folder)).filter((name) =>
    CODE.test(name),
  );
  const nearest = suggest(stemOf(path.basename(imported)), files.map(stemOf));
  const file = files.find((name) => stemOf(name) === nearest);
  return file && folder + speltLike(imported, file);
}

const CODE = /\.[cm]?[jt]sx?$/;

const stemOf = (name: string): string => name.replace(CODE, '');

/**
 * Writes a file name the way the import does: without its extension, or as `.js` for a `.ts` file.
 */
function speltLike(imported: string, file: string): string {
  const [ending] = CODE.exec(imported) ?? [];
  if (ending === undefined) return stemOf(file);
  return ending.includes('t') ? file : file.replace(/t(?=sx?$)/, 'j');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // the folder does not exist either
  }
}
