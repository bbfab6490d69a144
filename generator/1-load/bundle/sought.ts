/** Where files that are imported by a path are looked for, whatever is found there. */
import type { Metafile } from 'esbuild';
import path from 'node:path';

/**
 * The absolute paths that files import, as they are written but without an extension: `./a.js` may
 * be `a.ts`, and `./a` may be `a/index.ts`. Links in them are not followed.
 */
export function soughtIn({ inputs }: Metafile, cwd: string): string[] {
  const sought = Object.entries(inputs).flatMap(([importer, { imports }]) => {
    const folder = path.dirname(path.resolve(cwd, importer));
    return imports
      .map((one) => one.original ?? one.path)
      .filter((name) => /^(?:\.{1,2}(?:\/|$)|\/)/.test(name))
      .map((name) => withoutExtension(path.resolve(folder, name)));
  });
  return [...new Set(sought)];
}

/** Whether a file could be what one of the imports leads to. */
export function isFoundFor(file: string, sought: ReadonlySet<string>): boolean {
  return [file, withoutExtension(file), path.dirname(file)].some((one) => sought.has(one));
}

const withoutExtension = (file: string): string => file.replace(/\.[cm]?[jt]sx?$/, '');
