import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Whether an imported package is installed. A workspace package is, even before it is built. */
export function isInstalled(imported: string, importer: string): boolean {
  const [name] = PACKAGE.exec(imported) ?? [];
  if (name === undefined) return false;
  const folders = createRequire(importer).resolve.paths(name) ?? [];
  return folders.some((folder) => existsSync(path.join(folder, name, 'package.json')));
}

const PACKAGE = /^(?:@[^/]+\/)?[^./@][^/]*/;
