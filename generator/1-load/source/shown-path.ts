import path from 'node:path';

/** A path as it is shown: from a folder on, with `/`. */
export function shownPath(file: string, root: string): string {
  const inside = root + path.sep;
  const shown = file.startsWith(inside) ? file.slice(inside.length) : path.relative(root, file);
  return path.sep === '/' ? shown : shown.split(path.sep).join('/');
}
