import path from 'node:path';
import { packageOf } from '../../1-load/packages/package-of.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';

/**
 * Complains about islands in model files of another package than the generated code, once per file.
 * TypeScript accepts such an import, but each package is compiled into its own folder.
 */
export function islandsElsewhere(
  complaints: readonly Complaint[],
  root: string,
  outDir: string,
): readonly Complaint[] {
  const firsts = new Map<string, Complaint>();
  for (const complaint of complaints) {
    const file = complaint.place?.file;
    if (complaint.code === 'island' && file !== undefined && !firsts.has(file))
      firsts.set(file, complaint);
  }
  const isElsewhere = elsewhere(path.join(root, outDir));
  return [...firsts]
    .filter(([file]) => isElsewhere(path.dirname(path.join(root, file))))
    .map(([file, { place }]) => ({
      code: 'island-elsewhere',
      message: `Generated code imports '${file}', a file of another package, by its path.`,
      help: 'Generate in the package of the models, with a configuration there, and import what it exports. A bundler would find the file, but Node would find no compiled one there.',
      ...(place && { place }),
    }));
}

/**
 * Tells whether a folder belongs to another package. Answers are kept: many models share few
 * folders.
 */
function elsewhere(home: string): (folder: string) => boolean {
  const own = packageOf(home)?.folder;
  const known = new Map<string, boolean>();
  return (folder) => {
    const is = known.get(folder) ?? packageOf(folder)?.folder !== own;
    known.set(folder, is);
    return is;
  };
}
