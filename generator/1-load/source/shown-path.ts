import path from 'node:path';

/** A path as users see it: relative to a folder, separated by `/`. */
export function shownPath(file: string, root: string): string {
  const inside = root + path.sep;
  const shown = file.startsWith(inside) ? file.slice(inside.length) : path.relative(root, file);
  return path.sep === '/' ? shown : shown.split(path.sep).join('/');
}
